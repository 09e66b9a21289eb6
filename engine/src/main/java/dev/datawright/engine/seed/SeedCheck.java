package dev.datawright.engine.seed;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a design once its seed data is known.
public final class SeedCheck {

    private SeedCheck() {}

    /// @param config without violations of its own
    /// @param rows absent when no seed data is given
    public static List<Violation> violations(DataDesignerConfig config, @Nullable SeedRows rows) {
        SeedConfig seed = config.seedConfig();
        if (seed == null) {
            return List.of();
        }
        if (rows == null) {
            return List.of(new Violation("seed_config", "no-seed-data", "The design's seed data is not given", null));
        }
        if (rows.size() == 0) {
            return List.of(new Violation("seed_config.source", "no-seed-data", "The seed data has no rows", null));
        }
        List<Violation> violations = new ArrayList<>();
        String objection = SeedSelection.objection(seed, rows.size());
        if (objection != null) {
            violations.add(new Violation("seed_config.selection_strategy", "out-of-range", objection, null));
        }
        List<String> names = rows.schema().names();
        for (int i = 0; i < config.columns().size(); i++) {
            if (config.columns().get(i) instanceof SeedDatasetColumnConfig column && !names.contains(column.name())) {
                violations.add(new Violation(
                        "columns[" + i + "].name",
                        "unknown-seed-column",
                        "The seed data has no column '" + column.name() + "'",
                        Rules.suggestion(column.name(), names)));
            }
        }
        return violations;
    }
}
