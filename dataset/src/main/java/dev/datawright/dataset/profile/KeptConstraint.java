package dev.datawright.dataset.profile;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.dataset.read.ParquetParts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How many rows keep a constraint.
///
/// @param name such as `due > written`
public record KeptConstraint(String name, long kept, long rows) {
    public KeptConstraint {
        Objects.requireNonNull(name, "name");
    }

    /// Those of the design's constraints whose columns the file holds.
    public static List<KeptConstraint> of(DataDesignerConfig config, ParquetParts parts) {
        CheckSql sql = new CheckSql(parts);
        return config.constraints().stream()
                .flatMap(constraint -> measure(config, constraint, sql, parts.rows()).stream())
                .toList();
    }

    private static Optional<KeptConstraint> measure(
            DataDesignerConfig config, Constraint constraint, CheckSql sql, long rows) {
        return present(config, constraint.targetColumn(), sql).flatMap(target -> switch (constraint) {
            // Of the rows with one value, one keeps it.
            case Constraint.Unique _ ->
                Optional.of(new KeptConstraint(target.name() + " unique", sql.distinct(target.name()), rows));
            case Constraint.ScalarInequality scalar ->
                Optional.of(new KeptConstraint(
                        target.name() + " " + scalar.operator().sign() + " " + People.number(scalar.rhs()),
                        sql.count(
                                sql.comparable(target) + " " + scalar.operator().sign() + " " + scalar.rhs()),
                        rows));
            case Constraint.ColumnInequality pair ->
                present(config, pair.rhs(), sql)
                        .map(other -> new KeptConstraint(
                                target.name() + " " + pair.operator().sign() + " " + other.name(),
                                sql.count(sql.comparable(target) + " "
                                        + pair.operator().sign() + " " + sql.comparable(other)),
                                rows));
        });
    }

    private static Optional<ColumnConfig> present(DataDesignerConfig config, String name, CheckSql sql) {
        return config.column(name).filter(column -> sql.has(column.name()));
    }
}
