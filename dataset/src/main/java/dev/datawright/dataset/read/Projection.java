package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a column of any DuckDB type is selected so that only whole numbers, doubles, booleans and texts arrive.
///
/// @param source the column's name in DuckDB, which tells names apart without regard to case and so renames some
/// @param expressions one for a scalar; for a struct whether it is there, then one for each part
record Projection(RowSchema.Field field, String source, List<String> expressions) {

    static Projection of(String name, String source, String type) {
        String column = Sql.identifier(source);
        List<TypeText.Part> parts = TypeText.structParts(type);
        boolean flat =
                !parts.isEmpty() && parts.stream().allMatch(part -> scalar(part.type()) != ColumnType.Scalar.JSON);
        if (!flat) {
            ColumnType.Scalar scalar = scalar(type);
            return new Projection(new RowSchema.Field(name, scalar), source, List.of(expression(column, type, scalar)));
        }
        List<RowSchema.Field> fields = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        expressions.add(column + " IS NOT NULL");
        for (TypeText.Part part : parts) {
            ColumnType.Scalar scalar = scalar(part.type());
            fields.add(new RowSchema.Field(part.name(), scalar));
            expressions.add(expression(
                    "struct_extract(" + column + ", " + Sql.literal(part.name()) + ")", part.type(), scalar));
        }
        return new Projection(new RowSchema.Field(name, new ColumnType.Struct(fields)), source, expressions);
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
            case JSON -> "CAST(to_json(" + value + ") AS VARCHAR)";
        };
    }
}
