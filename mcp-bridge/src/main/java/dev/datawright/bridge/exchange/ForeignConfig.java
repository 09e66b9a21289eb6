package dev.datawright.bridge.exchange;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import java.util.ArrayList;
import java.util.List;

/// A design in words that NVIDIA's Data Designer has, and what it has no words for.
///
/// @param leftOut each in a sentence
record ForeignConfig(DataDesignerConfig config, List<String> leftOut) {

    /// Every model config must name its provider there; this is the name under which the gateway is registered.
    static final String PROVIDER = "default/gateway";

    static ForeignConfig of(Design design) {
        List<String> leftOut = new ArrayList<>();
        DataDesignerConfig config = design.config();
        List<Constraint> known = new ArrayList<>();
        for (Constraint constraint : config.constraints()) {
            if (constraint instanceof Constraint.Unique(String column)) {
                leftOut.add("The constraint that '" + column
                        + "' has no value twice: Data Designer has none of this kind.");
            } else {
                known.add(constraint);
            }
        }
        config = config.withConstraints(known)
                .withModelConfigs(config.modelConfigs().stream()
                        .map(model -> model.withProvider(PROVIDER))
                        .toList());
        List<String> seedColumns = config.columns().stream()
                .filter(SeedDatasetColumnConfig.class::isInstance)
                .map(ColumnConfig::name)
                .toList();
        if (!seedColumns.isEmpty()) {
            leftOut.add("The seed data's columns " + String.join(", ", seedColumns)
                    + ": Data Designer takes all columns of the seed data by itself.");
            config = withoutSeedColumns(config);
        }
        if (design.seed() != null) {
            leftOut.add("The seed " + design.seed() + ": Data Designer draws anew in every run.");
        }
        return new ForeignConfig(config, List.copyOf(leftOut));
    }

    /// Named ones would collide with those that are taken from the seed data (data_designer 0.9.1).
    private static DataDesignerConfig withoutSeedColumns(DataDesignerConfig config) {
        List<String> dropped = config.columns().stream()
                .filter(column -> column instanceof SeedDatasetColumnConfig && column.drop())
                .map(ColumnConfig::name)
                .toList();
        DataDesignerConfig made = config.withColumns(config.columns().stream()
                .filter(column -> !(column instanceof SeedDatasetColumnConfig))
                .toList());
        if (dropped.isEmpty()) {
            return made;
        }
        List<Processor> processors = new ArrayList<>(made.processors());
        processors.add(new Processor.DropColumns("dropped-seed-columns", dropped));
        return made.withProcessors(processors);
    }
}
