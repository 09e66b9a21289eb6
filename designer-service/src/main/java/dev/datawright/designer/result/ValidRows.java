package dev.datawright.designer.result;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts the rows that a validation column found valid; with several target columns those that are valid in each.
final class ValidRows {

    private ValidRows() {}

    /// By column, for the validation columns of the output.
    static Map<String, Long> of(DataDesignerConfig config, ParquetParts parts) {
        Map<String, Long> counts = new HashMap<>();
        for (RowSchema.Field field : parts.schema().fields()) {
            if (config.column(field.name()).orElse(null) instanceof ValidationColumnConfig column) {
                String value = parts.identifier(field.name());
                boolean single = column.validatorParams() instanceof ValidatorParams.Remote
                        || column.targetColumns().size() == 1;
                List<List<String>> paths = single
                        ? List.of(List.of("is_valid"))
                        : column.targetColumns().stream()
                                .map(target -> List.of(target, "is_valid"))
                                .toList();
                counts.put(
                        field.name(),
                        parts.count(paths.stream()
                                .map(path -> field.type() instanceof ColumnType.Struct
                                        ? within(value, path)
                                        : withinJson(value, path))
                                .collect(Collectors.joining(" AND "))));
            }
        }
        return counts;
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
