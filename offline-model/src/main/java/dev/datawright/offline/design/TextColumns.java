package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.ModelRoles;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Words;
import dev.datawright.offline.understand.Intent;
import dev.datawright.offline.understand.References;
import dev.datawright.offline.understand.Wish;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Texts that the writer model makes, from a prompt that names the row's other values.
final class TextColumns implements ColumnMaker {

    static final String ROLE = ModelRoles.WRITER;

    private static final int MOST_FACTS = 6;
    private static final Set<String> A_FEW_WORDS =
            Words.of("title", "headline", "slogan", "subject line", "titel", "überschrift", "name", "names", "blurb");

    @Override
    public void make(Wish wish, Workbench bench) {
        bench.set(new LlmTextColumnConfig(wish.name(), prompt(wish, bench), ROLE, null, false), wish.quote(), null);
    }

    /// What the model is asked for in a row.
    static String prompt(Wish wish, Workbench bench) {
        boolean german = bench.language() == Language.GERMAN;
        String wanted = wish.quote()
                .replaceFirst("(?i)\\s*\\(?\\bcalled\\b.*", "")
                .replaceAll("[{}]", "")
                .strip();
        String about = bench.subject().isEmpty()
                ? ""
                : german
                        ? " Es geht um " + bench.subject() + "."
                        : " It belongs to one record of a dataset of " + bench.subject() + ".";
        String facts = facts(wish, bench);
        boolean code = wish.facts().has(Fact.Program.class);
        boolean few = A_FEW_WORDS.contains(wish.concept().word());
        if (german) {
            return "Schreibe für eine Zeile einer Tabelle: " + wanted + "." + about
                    + (facts.isEmpty() ? "" : " Fakten: " + facts + ".")
                    + (code
                            ? " Antworte mit dem Code und sonst nichts."
                            : few
                                    ? " Antworte mit wenigen Wörtern und sonst nichts."
                                    : " Antworte mit ein oder zwei schlichten Sätzen und sonst nichts.");
        }
        return "Write " + article(wanted) + wanted + "." + about
                + (facts.isEmpty() ? "" : " Facts: " + facts + ".")
                + (code
                        ? " Answer with the code and nothing else."
                        : few
                                ? " Answer with a few words and nothing else."
                                : " Answer with one or two plain sentences and nothing else.");
    }

    /// Another tone or length: the wish is written into the prompt.
    static void reword(Intent.Reword reword, Workbench bench) {
        if (bench.column(reword.column()).orElse(null) instanceof LlmTextColumnConfig text) {
            String wish = (bench.language() == Language.GERMAN ? " Beachte: " : " Mind this: ")
                    + reword.quote().replaceAll("[{}]", "").replaceAll("[.!]+$", "") + ".";
            bench.set(
                    text.withReferences(
                            template -> template.equals(text.prompt()) ? text.prompt() + wish : template,
                            other -> other),
                    reword.quote(),
                    null);
        } else {
            bench.note(new Note.DoesNotFit(reword.column(), reword.quote()));
        }
    }

    private static String article(String wanted) {
        String first = wanted.split(" ")[0].toLowerCase(Locale.ROOT);
        if (Set.of("a", "an", "the", "their", "its").contains(first)
                || (first.endsWith("s") && !first.endsWith("ss"))) {
            return "";
        }
        return "aeiou".indexOf(first.charAt(0)) >= 0 ? "an " : "a ";
    }

    /// `street: {{ street }}; fine: {{ fine }}`, of the columns that say something about the row: first those that the
    /// words name, then the others.
    private static String facts(Wish wish, Workbench bench) {
        List<ColumnConfig> others = bench.columns().stream()
                .filter(column -> !column.drop() && !column.name().equals(wish.name()))
                .toList();
        Set<ColumnConfig> telling = new LinkedHashSet<>();
        for (ColumnConfig column : others) {
            if (isMeant(column, wish, others) && !Mentions.has(column, wish.name())) {
                telling.add(column);
            }
        }
        others.stream().filter(TextColumns::isTelling).forEach(telling::add);
        Set<String> first =
                telling.stream().limit(MOST_FACTS).map(ColumnConfig::name).collect(Collectors.toSet());
        return others.stream()
                .filter(column -> first.contains(column.name()))
                .map(column -> fact(column, bench.language()))
                .collect(Collectors.joining("; "));
    }

    /// Whether the words for the text name the column.
    private static boolean isMeant(ColumnConfig column, Wish wish, List<ColumnConfig> others) {
        List<String> names = others.stream().map(ColumnConfig::name).toList();
        boolean suits = wish.facts().find(Fact.Suits.class).stream()
                .flatMap(said -> said.others().stream())
                .anyMatch(other -> References.find(other, names)
                        .filter(column.name()::equals)
                        .isPresent());
        String quote = " " + wish.quote().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        return suits
                || Arrays.stream(column.name().split("_"))
                        .filter(word -> word.length() >= 4 && !wish.name().contains(word))
                        .anyMatch(word -> quote.contains(" " + word + " "));
    }

    private static boolean isTelling(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> !(sampler.params() instanceof SamplerParams.Uuid);
            case ExpressionColumnConfig expression ->
                !expression.expr().contains("@example") && !expression.expr().contains("phone_number");
            case SeedDatasetColumnConfig _ -> true;
            case ModelColumnConfig _, EmbeddingColumnConfig _, ValidationColumnConfig _ -> false;
        };
    }

    private static String fact(ColumnConfig column, Language language) {
        String label = column.name().replace('_', ' ');
        boolean flag =
                column instanceof SamplerColumnConfig sampler && sampler.params() instanceof SamplerParams.Bernoulli;
        if (!flag) {
            return label + ": {{ " + column.name() + " }}";
        }
        return language == Language.GERMAN
                ? label + ": {{ 'ja' if " + column.name() + " else 'nein' }}"
                : label + ": {{ 'yes' if " + column.name() + " else 'no' }}";
    }
}
