package dev.datawright.rules.reading;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.Profiler;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a whole Data Designer config, or the parts of one that can be set on their own.
public final class DesignReader {

    private static final Map<String, InequalityOperator> OPERATORS = new LinkedHashMap<>();

    static {
        for (InequalityOperator operator : InequalityOperator.values()) {
            OPERATORS.put(operator.wireName(), operator);
        }
    }

    private final List<Violation> violations = new ArrayList<>();

    private DesignReader() {}

    public static Reading<DataDesignerConfig> readConfig(JsonNode node) {
        DesignReader reader = new DesignReader();
        return reader.finish(reader.config(node));
    }

    /// Columns as they are set: each may carry `why`, which is not part of the design.
    public static Reading<List<ColumnConfig>> readColumns(JsonNode node) {
        DesignReader reader = new DesignReader();
        ColumnReader columns = new ColumnReader(reader.violations, "why");
        return reader.finish(Fields.elements("columns", node, columns::read, reader.violations));
    }

    public static Reading<List<Constraint>> readConstraints(JsonNode node) {
        DesignReader reader = new DesignReader();
        return reader.finish(Fields.elements("constraints", node, reader::constraint, reader.violations));
    }

    /// The model configs, or none when one of them cannot be read.
    static List<ModelConfig> readModels(JsonNode node) {
        DesignReader reader = new DesignReader();
        ModelReader models = new ModelReader(reader.violations);
        return reader.finish(Fields.elements("model_configs", node, models::read, reader.violations))
                .asOptional()
                .orElse(List.of());
    }

    /// The processors, or none when one of them cannot be read.
    static List<Processor> readProcessors(JsonNode node) {
        DesignReader reader = new DesignReader();
        return reader.finish(Fields.elements("processors", node, reader::processor, reader.violations))
                .asOptional()
                .orElse(List.of());
    }

    private <T> Reading<T> finish(@Nullable T value) {
        return violations.isEmpty() ? Reading.of(Objects.requireNonNull(value)) : Reading.refused(violations);
    }

    private @Nullable DataDesignerConfig config(JsonNode node) {
        Fields fields = Fields.of(node, "", "a design", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        fields.require("columns");
        ColumnReader columnReader = new ColumnReader(violations);
        List<ColumnConfig> columns = fields.list("columns", columnReader::read);
        ModelReader modelReader = new ModelReader(violations);
        List<ModelConfig> models = fields.list("model_configs", modelReader::read);
        List<Constraint> constraints = fields.list("constraints", this::constraint);
        List<Processor> processors = fields.list("processors", this::processor);
        fields.onlyDefault("tool_configs", "Tools for models", "[]");
        JsonNode seedData = fields.take("seed_config");
        SeedConfig seed = seedData == null ? null : new SeedReader(violations).read(seedData, "seed_config");
        List<Profiler> profilers = fields.list("profilers", this::profiler);
        fields.finish();
        return violations.isEmpty()
                ? new DataDesignerConfig(columns, models, constraints, processors, seed, profilers)
                : null;
    }

    private @Nullable Constraint constraint(JsonNode node, String path) {
        int before = violations.size();
        Fields fields = Fields.of(node, path, "a constraint", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        String type = fields.text("constraint_type");
        String target = fields.text("target_column");
        if (type.equals("unique")) {
            fields.finish();
            return violations.size() == before ? new Constraint.Unique(target) : null;
        }
        fields.require("operator");
        InequalityOperator operator = fields.choice("operator", OPERATORS, null);
        Constraint constraint =
                switch (type) {
                    case "scalar_inequality" -> {
                        double rhs = fields.number("rhs");
                        yield operator == null ? null : new Constraint.ScalarInequality(target, operator, rhs);
                    }
                    case "column_inequality" -> {
                        String rhs = fields.text("rhs");
                        yield operator == null ? null : new Constraint.ColumnInequality(target, operator, rhs);
                    }
                    default -> {
                        fields.ignore("rhs");
                        List<String> types = List.of("scalar_inequality", "column_inequality", "unique");
                        if (violations.size() == before) {
                            fields.report(
                                    "constraint_type",
                                    "unknown-value",
                                    "'" + Words.abbreviated(type) + "' is not a constraint type",
                                    Words.suggest(type, types));
                        }
                        yield null;
                    }
                };
        fields.finish();
        return violations.size() == before ? constraint : null;
    }

    private @Nullable Processor processor(JsonNode node, String path) {
        int before = violations.size();
        Fields fields = Fields.of(node, path, "a processor", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        String type = fields.text("processor_type");
        List<String> types = List.of("drop_columns", "schema_transform");
        if (!types.contains(type)) {
            if (violations.size() == before) {
                fields.report(
                        "processor_type",
                        "unknown-value",
                        "'" + Words.abbreviated(type) + "' is not a processor type",
                        Words.suggest(type, types));
            }
            return null;
        }
        if (type.equals("schema_transform")) {
            return transform(fields);
        }
        String name = fields.text("name");
        fields.require("column_names");
        List<String> names = fields.list("column_names", (value, at) -> {
            if (!value.isString()) {
                fields.wrongType(at, "the name of a column", value);
                return null;
            }
            return value.stringValue();
        });
        fields.onlyDefault("build_stage", "A build stage other than post_batch", "\"post_batch\"");
        fields.finish();
        return violations.size() == before ? new Processor.DropColumns(name, names) : null;
    }

    private @Nullable Profiler profiler(JsonNode node, String path) {
        int before = violations.size();
        Fields fields = Fields.of(node, path, "a profiler of judges' scores", violations)
                .orElse(null);
        if (fields == null) {
            return null;
        }
        String alias = fields.text("model_alias");
        Integer sample = fields.optionalInteger("summary_score_sample_size");
        // What is missing means 20 to Data Designer, and null none.
        if (sample != null && sample < 1) {
            fields.report(
                    "summary_score_sample_size",
                    "out-of-range",
                    "summary_score_sample_size is " + sample + "; it is at least 1, or null",
                    null);
        } else if (violations.size() == before && (sample != null || !node.has("summary_score_sample_size"))) {
            fields.report(
                    "summary_score_sample_size",
                    "not-supported",
                    "Summaries of scores are not supported: a model would write them once all rows are made, beyond"
                            + " what was approved and the limit of costs",
                    "set summary_score_sample_size to null; the scores are measured all the same");
        }
        fields.finish();
        return violations.size() == before ? new Profiler(alias, null) : null;
    }

    private @Nullable Processor transform(Fields fields) {
        int before = violations.size();
        String name = fields.text("name");
        JsonNode node = fields.require("template");
        Map<String, Object> template = new LinkedHashMap<>();
        if (node != null && !node.isObject()) {
            fields.wrongType(fields.path("template"), "an object with a template for each new column", node);
        } else if (node != null) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                Object form = fields.plain(entry.getValue(), fields.path("template") + "." + entry.getKey(), 1);
                if (form != null) {
                    template.put(entry.getKey(), form);
                }
            }
        }
        fields.onlyDefault("build_stage", "A build stage other than post_batch", "\"post_batch\"");
        fields.finish();
        return violations.size() == before ? new Processor.SchemaTransform(name, template) : null;
    }

    /// The seed config, or none when it cannot be read.
    static @Nullable SeedConfig readSeed(JsonNode node) {
        return node.isObject() ? new SeedReader(new ArrayList<>()).read(node, "seed_config") : null;
    }
}
