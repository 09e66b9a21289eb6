package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.understand.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Other columns' values one behind the other.
final class JoinedColumns {

    private JoinedColumns() {}

    /// Whether all parts are columns.
    static boolean set(String name, String quote, Fact.Joined joined, Workbench bench) {
        List<String> others = bench.columns().stream()
                .filter(column -> !column.drop() && !column.name().equals(name))
                .map(ColumnConfig::name)
                .toList();
        List<String> holes = new ArrayList<>();
        for (String part : joined.parts()) {
            // `first and last name`
            Optional<String> column = References.find(part, others).or(() -> References.find(part + " name", others));
            if (column.isEmpty()) {
                return false;
            }
            holes.add("{{ " + column.get() + " }}");
        }
        bench.set(
                new ExpressionColumnConfig(name, String.join(joined.separator(), holes), Dtype.STR, false),
                quote,
                null);
        return true;
    }
}
