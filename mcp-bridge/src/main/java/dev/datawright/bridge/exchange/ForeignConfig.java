package dev.datawright.bridge.exchange;

import dev.datawright.bridge.macro.Macros;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Macro;
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

    /// The processor that leaves out the seed data's columns that were dropped.
    static final String DROPPED_SEED = "dropped-seed-columns";

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
        if (Macros.areNumbers(config.seedConfig())) {
            leftOut.add("The running numbers themselves: they are seed data, the file " + Macros.NUMBERS
                    + " of NeMo's Files service, with one column " + Macros.NUMBER + " that counts from 1.");
        } else if (!seedColumns.isEmpty()) {
            leftOut.add("The seed data's columns " + String.join(", ", seedColumns)
                    + ": Data Designer takes all columns of the seed data by itself.");
        }
        config = withoutSeedColumns(config);
        leftOut.addAll(ForeignTemplates.missing(config));
        design.macros()
                .forEach((name, macro) -> leftOut.add("That '" + name + "' was asked for as " + words(macro)
                        + "; the columns that this became are there."));
        if (design.seed() != null) {
            leftOut.add("The seed " + design.seed() + ": Data Designer draws anew in every run.");
        }
        return new ForeignConfig(config, List.copyOf(leftOut));
    }

    private static String words(Macro macro) {
        String type = macro.asked().path("column_type").asString("");
        boolean own = type.equals("sequence") || type.equals("pattern");
        return own ? "a " + type : "a column with nulls";
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
        processors.add(new Processor.DropColumns(DROPPED_SEED, dropped));
        return made.withProcessors(processors);
    }
}
