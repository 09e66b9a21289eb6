package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A design as it would be with one column changed.
final class ColumnSwap {
    private ColumnSwap() {}

    /// @param from the column that is replaced; it keeps its name here, since only the bridge renames it everywhere.
    ///     Null appends
    static DataDesignerConfig in(DataDesignerConfig config, @Nullable String from, ColumnConfig column) {
        List<ColumnConfig> columns = new ArrayList<>();
        for (ColumnConfig old : config.columns()) {
            columns.add(old.name().equals(from) ? column.withName(old.name()) : old);
        }
        if (from == null) {
            columns.add(column);
        }
        return config.withColumns(columns);
    }

    static List<String> names(DataDesignerConfig config) {
        return config.columns().stream().map(ColumnConfig::name).toList();
    }
}
