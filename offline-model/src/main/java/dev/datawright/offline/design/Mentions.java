package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a column refers to another one.
final class Mentions {

    private static final Pattern HOLE = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}");

    private Mentions() {}

    static boolean has(ColumnConfig column, String name) {
        return column.namedColumns().contains(name)
                || column.templates().stream().anyMatch(template -> inTemplate(template, name))
                || column instanceof SamplerColumnConfig sampler && inConditions(sampler, name);
    }

    private static boolean inConditions(SamplerColumnConfig column, String name) {
        Pattern word = word(name);
        return column.conditionalParams().keySet().stream()
                .anyMatch(condition -> word.matcher(condition).find());
    }

    private static SamplerColumnConfig renamed(SamplerColumnConfig column, String from, String to) {
        Map<String, SamplerParams> conditional = new LinkedHashMap<>();
        column.conditionalParams()
                .forEach((condition, params) ->
                        conditional.put(word(from).matcher(condition).replaceAll(to), params.renamed(from, to)));
        return new SamplerColumnConfig(
                column.name(), column.params().renamed(from, to), conditional, column.convertTo(), column.drop());
    }

    private static boolean inTemplate(String template, String name) {
        Pattern word = word(name);
        return HOLE.matcher(template)
                .results()
                .anyMatch(hole -> word.matcher(hole.group()).find());
    }

    /// The same column with another name in its references.
    static ColumnConfig renamed(ColumnConfig column, String from, String to) {
        return switch (column) {
            case SamplerColumnConfig sampler -> renamed(sampler, from, to);
            case LlmTextColumnConfig text ->
                text.withReferences(
                        template -> replace(template, from, to)
                                .replace(from.replace('_', ' ') + ": {{", to.replace('_', ' ') + ": {{"),
                        other -> other.equals(from) ? to : other);
            case SeedDatasetColumnConfig _,
                    ExpressionColumnConfig _,
                    ModelColumnConfig _,
                    EmbeddingColumnConfig _,
                    ValidationColumnConfig _ ->
                column.withReferences(
                        template -> replace(template, from, to), other -> other.equals(from) ? to : other);
        };
    }

    private static String replace(String template, String from, String to) {
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        word(from).matcher(hole.group()).replaceAll(to)));
    }

    /// A prompt without the fact `label: {{ name }}`.
    static LlmTextColumnConfig without(LlmTextColumnConfig text, String name) {
        String prompt = text.prompt()
                .replaceAll("[\\w ]+: \\{\\{[^}]*\\b" + name + "\\b[^}]*}}(?:; )?", "")
                .replaceAll("; \\.", ".")
                .replaceAll(" (?:Facts|Fakten):\\s*\\.", "")
                .replaceAll("(Facts|Fakten):(?=\\S)", "$1: ");
        return text.withReferences(template -> template.equals(text.prompt()) ? prompt : template, other -> other);
    }

    /// Not after a dot or a quote: that would be a part of something else, or a text.
    private static Pattern word(String name) {
        return Pattern.compile("(?<![\\w.'\"])" + Pattern.quote(name) + "(?![\\w'\"])");
    }
}
