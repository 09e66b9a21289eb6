package dev.datawright.offline.pasted;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the type of a field says, in the words that a person would use.
final class Types {

    private Types() {}

    static String facts(String name, String type, String comment) {
        String plain = type.strip().replaceAll("(?:\\s*\\|\\s*(?:null|undefined|None))+$", "");
        if (plain.matches("(?s)(?:Optional|Annotated)\\[.*")) {
            plain = plain.substring(plain.indexOf('[') + 1, plain.lastIndexOf(']'))
                    .split(",(?![^\\[]*\\])")[0];
        }
        String said = comment.isBlank() ? "" : " " + comment.replaceFirst("^(?:e\\.g\\.|eg|example:?)\\s*", "like ");
        List<String> values = values(plain);
        if (!values.isEmpty()) {
            boolean flags = values.stream().allMatch(value -> value.matches("(?i)true|false"));
            return flags ? "boolean" : "one of " + String.join(", ", values);
        }
        String lower = plain.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        boolean id = PastedColumn.words(name).matches("(?:.* )?id|nr|no|.* (?:no|nr|number)");
        String words = PastedColumn.words(name);
        return switch (lower) {
            case "int", "integer", "long", "short", "int32", "int64", "bigint", "uint", "uint64" ->
                id && said.isEmpty() ? "sequential" : "integer" + said;
            // Where a language has one type for all numbers, the name and the comment tell more.
            case "number" -> id && said.isEmpty() ? "sequential" : said.strip();
            case "float", "double", "decimal", "float64", "float32", "bigdecimal" -> "(number)" + said;
            case "bool", "boolean" -> "boolean" + said;
            case "date", "localdate", "datetime.date" ->
                "(" + (words.matches(".* at|.*time.*") ? "datetime" : "date") + ")" + said;
            case "datetime", "localdatetime", "instant", "time.time", "datetime.datetime", "timestamp" ->
                "(datetime)" + said;
            case "uuid", "uuid.uuid", "uuid4" -> "uuid";
            default -> said.strip();
        };
    }

    /// The values of `"a" | "b"` and `Literal["a", "b"]`.
    private static List<String> values(String type) {
        String list = type.matches("(?s)(?:typing\\.)?Literal\\[.*]")
                ? type.substring(type.indexOf('[') + 1, type.lastIndexOf(']'))
                : type.contains("|") ? type.replace('|', ',') : "";
        if (list.isBlank()) {
            return List.of();
        }
        List<String> values = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toList());
        boolean literal = values.stream()
                .allMatch(value -> value.matches("[\"'].*[\"']|-?\\d+(?:\\.\\d+)?|true|false|True|False"));
        return literal
                ? values.stream()
                        .map(value -> value.replaceAll("^[\"']|[\"']$", ""))
                        .toList()
                : List.of();
    }
}
