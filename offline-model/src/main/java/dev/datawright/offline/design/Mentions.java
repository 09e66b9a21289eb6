package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a column refers to another one.
final class Mentions {

    private static final Pattern HOLE = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}");

    private Mentions() {}

    static boolean has(ColumnConfig column, String name) {
        return switch (column) {
            case SamplerColumnConfig sampler ->
                sampler.params() instanceof SamplerParams.Subcategory sub
                        && sub.category().equals(name);
            case ExpressionColumnConfig expression -> inTemplate(expression.expr(), name);
            case LlmTextColumnConfig text ->
                inTemplate(text.prompt(), name)
                        || (text.systemPrompt() != null && inTemplate(text.systemPrompt(), name));
        };
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
            case SamplerColumnConfig sampler ->
                sampler.params() instanceof SamplerParams.Subcategory sub
                                && sub.category().equals(from)
                        ? new SamplerColumnConfig(
                                sampler.name(),
                                new SamplerParams.Subcategory(to, sub.values()),
                                sampler.convertTo(),
                                sampler.drop())
                        : sampler;
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
