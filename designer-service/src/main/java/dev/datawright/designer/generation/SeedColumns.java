package dev.datawright.designer.generation;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.dataset.batch.RowSchema;
import java.util.ArrayList;
import java.util.List;

/// The columns that a config gets from its seed data without naming them.
final class SeedColumns {

    private SeedColumns() {}

    /// All columns of the data behind the others, as at NVIDIA's; a config that names some of them gets those alone.
    static DataDesignerConfig in(DataDesignerConfig config, RowSchema schema) {
        if (config.columns().stream().anyMatch(SeedDatasetColumnConfig.class::isInstance)) {
            return config;
        }
        List<ColumnConfig> columns = new ArrayList<>(config.columns());
        schema.names().forEach(name -> columns.add(new SeedDatasetColumnConfig(name, false)));
        return config.withColumns(columns);
    }
}
