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
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Words;
import dev.datawright.offline.understand.Wish;
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
        boolean german = bench.language() == Language.GERMAN;
        String wanted =
                wish.quote().replaceFirst("(?i)\\s*\\(?\\bcalled\\b.*", "").strip();
        String about = bench.subject().isEmpty()
                ? ""
                : german
                        ? " Es geht um " + bench.subject() + "."
                        : " It belongs to one record of a dataset of " + bench.subject() + ".";
        String facts = facts(wish.name(), bench);
        boolean few = A_FEW_WORDS.contains(wish.concept().word());
        String prompt;
        if (german) {
            prompt = "Schreibe für eine Zeile einer Tabelle: " + wanted + "." + about
                    + (facts.isEmpty() ? "" : " Fakten: " + facts + ".")
                    + (few
                            ? " Antworte mit wenigen Wörtern und sonst nichts."
                            : " Antworte mit ein oder zwei schlichten Sätzen und sonst nichts.");
        } else {
            prompt = "Write " + article(wanted) + wanted + "." + about
                    + (facts.isEmpty() ? "" : " Facts: " + facts + ".")
                    + (few
                            ? " Answer with a few words and nothing else."
                            : " Answer with one or two plain sentences and nothing else.");
        }
        bench.set(new LlmTextColumnConfig(wish.name(), prompt, ROLE, null, false), wish.quote(), null);
    }

    private static String article(String wanted) {
        String first = wanted.split(" ")[0].toLowerCase(Locale.ROOT);
        if (Set.of("a", "an", "the", "their", "its").contains(first)
                || (first.endsWith("s") && !first.endsWith("ss"))) {
            return "";
        }
        return "aeiou".indexOf(first.charAt(0)) >= 0 ? "an " : "a ";
    }

    /// `street: {{ street }}; fine: {{ fine }}`, of the columns that say something about the row.
    private static String facts(String self, Workbench bench) {
        List<ColumnConfig> telling = bench.columns().stream()
                .filter(column -> !column.drop() && !column.name().equals(self) && isTelling(column))
                .toList();
        return telling.stream()
                .limit(MOST_FACTS)
                .map(column -> fact(column, bench.language()))
                .collect(Collectors.joining("; "));
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
