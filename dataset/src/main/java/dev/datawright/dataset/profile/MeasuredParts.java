package dev.datawright.dataset.profile;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.Sql;
import java.util.List;
import java.util.stream.Collectors;

/// Measured by DuckDB.
record MeasuredParts(ParquetParts parts) implements Measured {

    @Override
    public long rows() {
        return parts.rows();
    }

    @Override
    public List<ColumnProfile> columns() {
        return Profiles.of(parts);
    }

    @Override
    public List<ColumnProfile.ValueCount> counts(String column, int limit) {
        return Profiles.counts(parts, column, limit);
    }

    @Override
    public long countTrue(String column, List<List<String>> paths) {
        String value = parts.identifier(column);
        boolean isStruct = parts.schema().fields().stream()
                .anyMatch(field -> field.name().equals(column) && field.type() instanceof ColumnType.Struct);
        return parts.count(paths.stream()
                .map(path -> isStruct ? within(value, path) : withinJson(value, path))
                .collect(Collectors.joining(" AND ")));
    }

    private static String within(String value, List<String> path) {
        String part = value;
        for (String step : path) {
            part = "struct_extract(" + part + ", " + Sql.literal(step) + ")";
        }
        return part;
    }

    /// Where a skipped row has a text of its own, a row need not hold JSON.
    private static String withinJson(String value, List<String> path) {
        String steps = path.stream().map(step -> "/" + step).collect(Collectors.joining());
        return "CASE WHEN json_valid(" + value + ") THEN json_extract_string(" + value + ", " + Sql.literal(steps)
                + ") = 'true' ELSE false END";
    }
}
