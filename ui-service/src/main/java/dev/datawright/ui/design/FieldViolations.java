package dev.datawright.ui.design;

import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings what the bridge says of a design to the fields of the form that is open.
///
/// @param byField a sentence for each field that is wrong
/// @param others sentences of what is wrong elsewhere, such as in a column that refers to this one
record FieldViolations(Map<String, String> byField, List<String> others) {
    private static final Pattern COLUMN =
            Pattern.compile("^(?:design\\.)?columns\\[(?:(\\d+)|'([^']*)')]\\.?(.*)$", Pattern.DOTALL);
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("system_prompt", "system"),
            Map.entry("model_alias", "model"),
            Map.entry("convert_to", "convert"),
            Map.entry("params.decimal_places", "decimals"),
            Map.entry("params.p", "percent"),
            Map.entry("params.city", "cities"),
            Map.entry("params.age_range", "oldest"));

    /// @param name the column the form is about
    /// @param names the names of the columns judged, in their order
    static FieldViolations of(List<Violation> violations, String name, List<String> names) {
        Map<String, String> byField = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Violation violation : violations) {
            Matcher matcher = COLUMN.matcher(violation.path());
            if (!matcher.matches()) {
                others.add(sentence(violation));
                continue;
            }
            String column = matcher.group(2) == null ? nameAt(names, matcher.group(1)) : matcher.group(2);
            if (column.equals(name)) {
                byField.merge(key(matcher.group(3)), sentence(violation), (first, more) -> first + " " + more);
            } else {
                others.add(column.isEmpty() ? sentence(violation) : column + ": " + sentence(violation));
            }
        }
        return new FieldViolations(byField, others);
    }

    /// Message and repair as a person reads them.
    static String sentence(Violation violation) {
        String message = violation.message().strip();
        String suggestion = violation.suggestion();
        String whole = suggestion == null || suggestion.isBlank() ? message : message + " (" + suggestion.strip() + ")";
        String upper =
                whole.isEmpty() ? whole : whole.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + whole.substring(1);
        return upper.endsWith(".") || upper.endsWith("?") ? upper : upper + ".";
    }

    /// The names of the columns whose violations are told, in their order.
    static List<String> columnsOf(List<Violation> violations, List<String> names) {
        return violations.stream()
                .map(violation -> COLUMN.matcher(violation.path()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(2) == null ? nameAt(names, matcher.group(1)) : matcher.group(2))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static String nameAt(List<String> names, String index) {
        int at = index.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(index);
        return at < names.size() ? names.get(at) : "";
    }

    /// The form's name of a path inside a column; the index in a list does not matter to the form.
    private static String key(String path) {
        String plain = path.replaceAll("\\[\\d+]$", "");
        String known = KEYS.get(plain);
        return known != null ? known : plain.startsWith("params.") ? plain.substring("params.".length()) : plain;
    }
}
