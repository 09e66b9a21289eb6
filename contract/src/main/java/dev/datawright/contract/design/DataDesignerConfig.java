package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A whole dataset design, declared: what `data-designer` calls DataDesignerConfig.
///
/// @param columns in the order they stand in the output
/// @param seedConfig where seed-dataset columns come from
/// @param profilers what is measured of the result beyond the statistics of its columns
public record DataDesignerConfig(
        List<ColumnConfig> columns,
        @JsonInclude(Include.NON_EMPTY) List<ModelConfig> modelConfigs,
        @JsonInclude(Include.NON_EMPTY) List<Constraint> constraints,
        @JsonInclude(Include.NON_EMPTY) List<Processor> processors,
        @Nullable SeedConfig seedConfig,
        @JsonInclude(Include.NON_EMPTY) List<Profiler> profilers) {

    private static final DataDesignerConfig EMPTY = new DataDesignerConfig(List.of(), List.of(), List.of(), List.of());

    public DataDesignerConfig {
        columns = List.copyOf(Objects.requireNonNull(columns, "columns"));
        modelConfigs = modelConfigs == null ? List.of() : List.copyOf(modelConfigs);
        constraints = constraints == null ? List.of() : List.copyOf(constraints);
        processors = processors == null ? List.of() : List.copyOf(processors);
        profilers = profilers == null ? List.of() : List.copyOf(profilers);
    }

    /// A design that measures what every one does.
    public DataDesignerConfig(
            List<ColumnConfig> columns,
            List<ModelConfig> modelConfigs,
            List<Constraint> constraints,
            List<Processor> processors,
            @Nullable SeedConfig seedConfig) {
        this(columns, modelConfigs, constraints, processors, seedConfig, List.of());
    }

    /// A design that makes everything itself.
    public DataDesignerConfig(
            List<ColumnConfig> columns,
            List<ModelConfig> modelConfigs,
            List<Constraint> constraints,
            List<Processor> processors) {
        this(columns, modelConfigs, constraints, processors, null);
    }

    /// A design without columns: where every design starts.
    public static DataDesignerConfig empty() {
        return EMPTY;
    }

    /// Names of the columns that stand in the output, in their order.
    public List<String> outputColumns() {
        return columns.stream()
                .filter(column -> !column.drop())
                .map(ColumnConfig::name)
                .filter(name -> processors.stream().noneMatch(processor -> drops(processor, name)))
                .toList();
    }

    private static boolean drops(Processor processor, String name) {
        return switch (processor) {
            case Processor.DropColumns drop -> drop.columnNames().contains(name);
            case Processor.SchemaTransform _ -> false;
        };
    }

    public Optional<ColumnConfig> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    public DataDesignerConfig withColumns(List<ColumnConfig> newColumns) {
        return new DataDesignerConfig(newColumns, modelConfigs, constraints, processors, seedConfig, profilers);
    }

    public DataDesignerConfig withModelConfigs(List<ModelConfig> newModelConfigs) {
        return new DataDesignerConfig(columns, newModelConfigs, constraints, processors, seedConfig, profilers);
    }

    public DataDesignerConfig withConstraints(List<Constraint> newConstraints) {
        return new DataDesignerConfig(columns, modelConfigs, newConstraints, processors, seedConfig, profilers);
    }

    public DataDesignerConfig withProcessors(List<Processor> newProcessors) {
        return new DataDesignerConfig(columns, modelConfigs, constraints, newProcessors, seedConfig, profilers);
    }

    public DataDesignerConfig withSeedConfig(@Nullable SeedConfig newSeedConfig) {
        return new DataDesignerConfig(columns, modelConfigs, constraints, processors, newSeedConfig, profilers);
    }

    public DataDesignerConfig withProfilers(List<Profiler> newProfilers) {
        return new DataDesignerConfig(columns, modelConfigs, constraints, processors, seedConfig, newProfilers);
    }
}
