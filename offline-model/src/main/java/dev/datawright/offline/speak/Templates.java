package dev.datawright.offline.speak;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.offline.design.Numbers;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parts of column descriptions that no language changes.
final class Templates {

    private static final int MOST_VALUES = 6;
    private static final Pattern PERSONAL = Pattern.compile(
            "\\.(?:first_name|last_name|street_name|street_number|city|state|postcode|birth_date|age|sex|phone_number)\\b");

    private static final Pattern FIELD = Pattern.compile("\\b\\w+\\.([a-z_]+)\\b");

    private static final Pattern COUNTING = Pattern.compile(
            "(?<prefix>[^{}]*)\\{\\{ (?:'%0(?<width>\\d+)d' % \\()?row_number(?: \\* (?<step>\\d+))?(?: (?<offset>[+-] \\d+))?\\)? }}(?<suffix>[^{}]*)");

    private Templates() {}

    static boolean isPersonal(ExpressionColumnConfig column) {
        return PERSONAL.matcher(column.expr()).find();
    }

    /// Which part of a person it shows: a field's name, or `full_name`, `email` or `address`.
    static String part(String expression) {
        if (expression.contains("@example.com")) {
            return "email";
        }
        Matcher matcher = FIELD.matcher(expression);
        Set<String> fields = new HashSet<>();
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        if (fields.equals(Set.of("first_name", "last_name"))) {
            return "full_name";
        }
        if (fields.contains("street_number")) {
            return "address";
        }
        return fields.size() == 1 ? fields.iterator().next() : "";
    }

    static String inner(String expression) {
        return expression.replaceAll("^\\{\\{\\s*|\\s*}}$", "");
    }

    static boolean isClock(SamplerColumnConfig column) {
        return "%H:%M".equals(column.convertTo());
    }

    /// The last day of a span whose end is exclusive.
    static String lastDay(String end) {
        return LocalDate.parse(end.substring(0, 10)).minusDays(1).toString();
    }

    static String values(List<Object> values, @Nullable List<Double> weights) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(values.size(), MOST_VALUES); i++) {
            text.append(i == 0 ? "" : ", ").append(values.get(i));
            if (weights != null && i < weights.size()) {
                text.append(" (")
                        .append(Numbers.plain(Math.rint(weights.get(i) * 1e4) / 1e2))
                        .append(" %)");
            }
        }
        return values.size() > MOST_VALUES ? text.append(", …").toString() : text.toString();
    }

    /// Whether it counts on from row to row.
    static boolean isCounting(String expression) {
        return COUNTING.matcher(expression).matches();
    }

    /// What it says in a row, the first being 1.
    static String counted(String expression, long row) {
        Matcher matcher = COUNTING.matcher(expression);
        if (!matcher.matches()) {
            return "";
        }
        long step = matcher.group("step") == null ? 1 : Long.parseLong(matcher.group("step"));
        long offset = matcher.group("offset") == null
                ? 0
                : Long.parseLong(matcher.group("offset").replace(" ", ""));
        String digits = String.valueOf(row * step + offset);
        int width = matcher.group("width") == null ? 0 : Integer.parseInt(matcher.group("width"));
        return matcher.group("prefix")
                + "0".repeat(Math.max(0, width - digits.length()))
                + digits
                + matcher.group("suffix");
    }
}
