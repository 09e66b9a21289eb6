package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a column refers to another one.
final class Mentions {

    private static final Pattern HOLE = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}");

    private Mentions() {}

    static boolean has(ColumnConfig column, String name) {
        return switch (column) {
            case SamplerColumnConfig sampler -> inSampler(sampler, name);
            case ExpressionColumnConfig expression -> inTemplate(expression.expr(), name);
            case LlmTextColumnConfig text ->
                inTemplate(text.prompt(), name)
                        || (text.systemPrompt() != null && inTemplate(text.systemPrompt(), name));
        };
    }

    private static boolean inSampler(SamplerColumnConfig column, String name) {
        Pattern word = word(name);
        return column.allParams().stream().anyMatch(params -> name.equals(params.referencedColumn()))
                || column.conditionalParams().keySet().stream()
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
            case ExpressionColumnConfig expression ->
                new ExpressionColumnConfig(
                        expression.name(), replace(expression.expr(), from, to), expression.dtype(), expression.drop());
            case LlmTextColumnConfig text ->
                new LlmTextColumnConfig(
                        text.name(),
                        replace(text.prompt(), from, to)
                                .replace(from.replace('_', ' ') + ": {{", to.replace('_', ' ') + ": {{"),
                        text.modelAlias(),
                        text.systemPrompt() == null ? null : replace(text.systemPrompt(), from, to),
                        text.drop());
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
        return new LlmTextColumnConfig(text.name(), prompt, text.modelAlias(), text.systemPrompt(), text.drop());
    }

    /// Not after a dot or a quote: that would be a part of something else, or a text.
    private static Pattern word(String name) {
        return Pattern.compile("(?<![\\w.'\"])" + Pattern.quote(name) + "(?![\\w'\"])");
    }
}
