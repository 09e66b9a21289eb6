package dev.datawright.dataset.filter;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One condition as it was typed, such as `fine >= 100`, with the column it is about.
///
/// @param part of a person or another column with parts, as in `driver.city`; absent for the whole value
/// @param type of what is compared; absent for a whole column with parts
record Condition(
        String column, @Nullable String part, ColumnType.@Nullable Scalar type, Operator operator, String value) {

    private static final int LONGEST = 1000;
    private static final Pattern REST = Pattern.compile(
            "\\s*(<=|>=|!=|=|<|>|contains(?=\\s)|is\\s+empty\\s*$|is\\s+not\\s+empty\\s*$)\\s*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FIRST_WORD = Pattern.compile("^[^\\s=!<>]*");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cs}\\x00]");

    static Condition parse(String text, RowSchema schema) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            throw new ConditionException("the condition is empty", "such as: " + example(schema));
        }
        if (typed.length() > LONGEST || UNSEEN.matcher(typed).find()) {
            throw new ConditionException(
                    typed.length() > LONGEST
                            ? "the condition has " + typed.length() + " characters"
                            : "the condition holds characters that are no text",
                    "write at most " + LONGEST + " characters of text");
        }
        RowSchema.Field field = schema.fields().stream()
                .filter(known -> startsWith(typed, known.name()))
                .max(Comparator.comparingInt(known -> known.name().length()))
                .orElseThrow(() -> ConditionException.unknownColumn(firstWord(typed)));
        String rest = typed.substring(field.name().length());
        return switch (field.type()) {
            case ColumnType.Scalar scalar -> ofWhole(field.name(), scalar, typed, rest);
            case ColumnType.Items _ -> ofWhole(field.name(), ColumnType.Scalar.JSON, typed, rest);
            case ColumnType.Struct struct -> ofStruct(field.name(), struct, rest);
        };
    }

    private static Condition ofWhole(String column, ColumnType.Scalar type, String typed, String rest) {
        if (rest.startsWith(".")) {
            throw new ConditionException(
                    "'" + column + "' has no parts, so there is no '" + firstWord(typed) + "'",
                    "write " + column + " = VALUE");
        }
        return of(column, null, type, rest);
    }

    private static Condition ofStruct(String column, ColumnType.Struct struct, String rest) {
        List<String> parts = struct.fields().stream().map(RowSchema.Field::name).toList();
        if (!rest.startsWith(".")) {
            Condition whole = of(column, null, null, rest);
            if (whole.operator() != Operator.IS_EMPTY && whole.operator() != Operator.IS_NOT_EMPTY) {
                throw new ConditionException(
                        "'" + column + "' has parts and is not compared as a whole",
                        "write " + column + "." + parts.getFirst() + "; its parts are " + String.join(", ", parts));
            }
            return whole;
        }
        String part = firstWord(rest.substring(1));
        return struct.fields().stream()
                .filter(field -> field.name().equals(part))
                .findFirst()
                .map(field -> of(
                        column,
                        part,
                        field.type() instanceof ColumnType.Scalar scalar ? scalar : ColumnType.Scalar.JSON,
                        rest.substring(1 + part.length())))
                .orElseThrow(() -> new ConditionException(
                        "'" + column + "' has no part '" + part + "'", "its parts are " + String.join(", ", parts)));
    }

    private static Condition of(String column, @Nullable String part, ColumnType.@Nullable Scalar type, String rest) {
        String name = part == null ? column : column + "." + part;
        Matcher matcher = REST.matcher(rest);
        if (!matcher.matches()) {
            throw new ConditionException(
                    "after '" + name + "' there is no comparison",
                    "write one of =, !=, <, <=, >, >= and contains with a value, 'is empty' or 'is not empty', such as: "
                            + name + " is not empty");
        }
        Operator operator =
                Operator.of(matcher.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        String value = matcher.group(2).strip();
        boolean needsValue = operator != Operator.IS_EMPTY && operator != Operator.IS_NOT_EMPTY;
        if (needsValue && value.isEmpty()) {
            throw new ConditionException(
                    "after '" + name + " " + operator.words() + "' the value is missing",
                    "write a value, or: " + name + " is empty");
        }
        return new Condition(column, part, type, operator, unquoted(value));
    }

    /// The column as people write it.
    String name() {
        return part == null ? column : column + "." + part;
    }

    private static boolean startsWith(String typed, String column) {
        return typed.startsWith(column)
                && (typed.length() == column.length() || " \t\n.=!<>".indexOf(typed.charAt(column.length())) >= 0);
    }

    private static String firstWord(String text) {
        Matcher matcher = FIRST_WORD.matcher(text);
        String word = matcher.find() ? matcher.group() : "";
        return word.length() > 60 ? word.substring(0, 57) + "..." : word;
    }

    private static String example(RowSchema schema) {
        return (schema.fields().isEmpty()
                        ? "COLUMN"
                        : schema.fields().getFirst().name()) + " is not empty";
    }

    private static String unquoted(String value) {
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        boolean quoted =
                value.length() > 1 && (first == '"' || first == '\'') && value.indexOf(first, 1) == value.length() - 1;
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
