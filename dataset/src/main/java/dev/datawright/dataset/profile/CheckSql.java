package dev.datawright.dataset.profile;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.Sql;
import java.util.List;
import java.util.stream.Collectors;

/// Columns of the file as expressions that can be compared, whatever they were converted to.
final class CheckSql {

    private final ParquetParts parts;

    CheckSql(ParquetParts parts) {
        this.parts = parts;
    }

    boolean has(String column) {
        return parts.schema().names().contains(column);
    }

    String identifier(String column) {
        return parts.identifier(column);
    }

    long count(String condition) {
        return parts.query("SELECT count(*) FROM " + ParquetParts.TABLE + " WHERE " + condition, row -> row.getLong(1))
                .getFirst();
    }

    double average(String expression) {
        return parts.query("SELECT avg(" + expression + ") FROM " + ParquetParts.TABLE, row -> row.getDouble(1))
                .getFirst();
    }

    long distinct(String column) {
        return parts.query(
                        "SELECT count(DISTINCT " + parts.identifier(column) + ") FROM " + ParquetParts.TABLE,
                        row -> row.getLong(1))
                .getFirst();
    }

    List<String> extremes(String expression) {
        return parts.query(
                        "SELECT min(" + expression + ")::DOUBLE, max(" + expression + ")::DOUBLE FROM "
                                + ParquetParts.TABLE,
                        row -> List.of(People.number(row.getDouble(1)), People.number(row.getDouble(2))))
                .getFirst();
    }

    /// The column as a number; null where its text is none.
    String number(String column) {
        String name = parts.identifier(column);
        return type(column) == ColumnType.Scalar.TEXT
                ? "TRY_CAST(" + name + " AS DOUBLE)"
                : "CAST(" + name + " AS DOUBLE)";
    }

    /// A number, or for a datetime column a point in time.
    String comparable(ColumnConfig column) {
        if (!(column instanceof SamplerColumnConfig sampler) || !(sampler.params() instanceof SamplerParams.Temporal)) {
            return number(column.name());
        }
        String name = parts.identifier(column.name());
        String format = sampler.convertTo();
        return format == null || !format.contains("%")
                ? "TRY_CAST(" + name + " AS TIMESTAMP)"
                : "try_strptime(" + name + ", " + Sql.literal(format) + ")";
    }

    /// Whether the column's value is one of the list, numbers compared as numbers.
    String isOneOf(String column, List<Object> values) {
        boolean numbers = values.stream().allMatch(Number.class::isInstance);
        String list = values.stream()
                .map(value -> numbers ? value.toString() : Sql.literal(value.toString()))
                .collect(Collectors.joining(", "));
        return (numbers ? number(column) : text(column)) + " IN (" + list + ")";
    }

    /// The column's value as text, for comparing with the text of a value from a design.
    String text(String column) {
        return "CAST(" + parts.identifier(column) + " AS VARCHAR)";
    }

    private ColumnType type(String column) {
        return parts.schema().fields().stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .orElseThrow()
                .type();
    }
}
