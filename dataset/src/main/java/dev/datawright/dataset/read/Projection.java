package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How a column of any DuckDB type is selected so that only whole numbers, doubles, booleans and texts arrive.
///
/// @param source the column's name in DuckDB, which tells names apart without regard to case and so renames some
/// @param expressions one for a scalar, and one for a nested value, which arrives as JSON text; for a struct of scalars
/// whether it is there, then one for each part
/// @param parts the parts of a struct, each as a scalar
record Projection(RowSchema.Field field, String source, List<String> expressions, Map<String, String> parts) {

    static Projection of(String name, String source, String type) {
        String column = Sql.identifier(source);
        ColumnType known = type(type);
        Map<String, String> parts = new LinkedHashMap<>();
        for (TypeText.Part part : TypeText.structParts(type)) {
            parts.put(
                    part.name(),
                    expression(
                            "struct_extract(" + column + ", " + Sql.literal(part.name()) + ")",
                            part.type(),
                            scalar(part.type())));
        }
        List<String> expressions =
                switch (known) {
                    case ColumnType.Scalar scalar -> List.of(expression(column, type, scalar));
                    case ColumnType.Struct struct
                    when struct.isFlat() -> {
                        List<String> all = new ArrayList<>(List.of(column + " IS NOT NULL"));
                        all.addAll(parts.values());
                        yield all;
                    }
                    case ColumnType.Struct _, ColumnType.Items _ -> List.of(json(column));
                };
        return new Projection(new RowSchema.Field(name, known), source, expressions, parts);
    }

    private static ColumnType type(String type) {
        String items = TypeText.items(type);
        if (items != null) {
            return new ColumnType.Items(type(items));
        }
        List<TypeText.Part> parts = TypeText.structParts(type);
        return parts.isEmpty()
                ? scalar(type)
                : new ColumnType.Struct(parts.stream()
                        .map(part -> new RowSchema.Field(part.name(), type(part.type())))
                        .toList());
    }

    private static String json(String value) {
        return "CAST(to_json(" + value + ") AS VARCHAR)";
    }

    private static ColumnType.Scalar scalar(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.endsWith("]") || upper.startsWith("STRUCT(") || upper.startsWith("MAP(") || upper.equals("JSON")) {
            return ColumnType.Scalar.JSON;
        }
        return switch (upper) {
            case "BIGINT", "INTEGER", "SMALLINT", "TINYINT", "UINTEGER", "USMALLINT", "UTINYINT" ->
                ColumnType.Scalar.INTEGER;
            case "DOUBLE", "FLOAT", "UBIGINT", "HUGEINT", "UHUGEINT" -> ColumnType.Scalar.NUMBER;
            case "BOOLEAN" -> ColumnType.Scalar.BOOLEAN;
            default -> upper.startsWith("DECIMAL(") ? ColumnType.Scalar.NUMBER : ColumnType.Scalar.TEXT;
        };
    }

    private static String expression(String value, String type, ColumnType.Scalar scalar) {
        String upper = type.toUpperCase(Locale.ROOT);
        return switch (scalar) {
            case INTEGER -> "CAST(" + value + " AS BIGINT)";
            // By way of text: the float nearest to 0.1 is to read 0.1, not what its bits are as a double.
            case NUMBER ->
                upper.equals("FLOAT")
                        ? "CAST(CAST(" + value + " AS VARCHAR) AS DOUBLE)"
                        : "CAST(" + value + " AS DOUBLE)";
            case BOOLEAN -> value;
            case TEXT ->
                upper.startsWith("TIMESTAMP")
                        ? "replace(CAST(" + value + " AS VARCHAR), ' ', 'T')"
                        : "CAST(" + value + " AS VARCHAR)";
            case JSON -> json(value);
        };
    }
}
