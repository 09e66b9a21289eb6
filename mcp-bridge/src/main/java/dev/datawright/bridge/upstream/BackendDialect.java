package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/// What a design is called at the backend in use.
///
/// Our own takes it as it is. NVIDIA's has no word for a few things, which are refused here rather than there by a
/// field's name, and adds the columns of the seed data itself: named ones would collide with them
/// (data_designer 0.9.1, `compile_data_designer_config`).
final class BackendDialect {

    private static final String DROPPED_SEED = "dropped-seed-columns";

    private BackendDialect() {}

    /// @throws BridgeFailure naming what the backend does not have
    static DataDesignerConfig of(DataDesignerConfig config, Capabilities capabilities) {
        if (capabilities.backend().equals("datawright")) {
            return config;
        }
        List<Violation> unknown = new ArrayList<>(unknown(config));
        if (capabilities.backend().equals(Generation.MICROSERVICES)) {
            unknown.addAll(FormerLimits.of(config));
        }
        if (!unknown.isEmpty()) {
            throw new BridgeFailure(
                    ProblemType.INVALID_DESIGN, "The backend does not have all of it; nothing was started.", unknown);
        }
        return withoutSeedColumns(config);
    }

    private static List<Violation> unknown(DataDesignerConfig config) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < config.constraints().size(); i++) {
            if (config.constraints().get(i) instanceof Constraint.Unique(String column)) {
                violations.add(new Violation(
                        "constraints[" + i + "]",
                        "not-supported",
                        "NVIDIA's Data Designer cannot keep '" + column + "' from having a value twice",
                        "remove the constraint, or make the column a uuid"));
            }
        }
        return violations;
    }

    private static DataDesignerConfig withoutSeedColumns(DataDesignerConfig config) {
        List<ColumnConfig> made = config.columns().stream()
                .filter(column -> !(column instanceof SeedDatasetColumnConfig))
                .toList();
        List<String> dropped = config.columns().stream()
                .filter(column -> column instanceof SeedDatasetColumnConfig && column.drop())
                .map(ColumnConfig::name)
                .toList();
        if (dropped.isEmpty()) {
            return made.size() == config.columns().size() ? config : config.withColumns(made);
        }
        List<Processor> processors = new ArrayList<>(config.processors());
        processors.add(new Processor.DropColumns(DROPPED_SEED, dropped));
        return config.withColumns(made).withProcessors(processors);
    }
}
