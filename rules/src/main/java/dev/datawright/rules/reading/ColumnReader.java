package dev.datawright.rules.reading;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SamplerType;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one column.
final class ColumnReader {

    private static final List<String> TYPES = List.of(
            "sampler",
            "seed-dataset",
            "expression",
            "llm-text",
            "llm-code",
            "llm-structured",
            "llm-judge",
            "embedding",
            "validation");
    private static final Set<String> LATER = Set.of("image", "custom");
    private static final Map<String, Dtype> DTYPES = new LinkedHashMap<>();

    static {
        DTYPES.put("int", Dtype.INT);
        DTYPES.put("float", Dtype.FLOAT);
        DTYPES.put("str", Dtype.STR);
        DTYPES.put("bool", Dtype.BOOL);
    }

    private final List<Violation> violations;
    private final String[] alsoAllowed;
    private final SamplerReader samplers;
    private final ModelColumnReader models = new ModelColumnReader();
    private final ValidationReader validations = new ValidationReader();

    /// @param alsoAllowed fields that may stand beside those of the column
    ColumnReader(List<Violation> violations, String... alsoAllowed) {
        this.violations = violations;
        this.alsoAllowed = alsoAllowed;
        this.samplers = new SamplerReader(violations);
    }

    @Nullable
    ColumnConfig read(JsonNode node, String path) {
        int before = violations.size();
        Fields fields = Fields.of(node, path, "a column", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        String type = fields.text("column_type");
        ColumnConfig column =
                switch (type) {
                    case "sampler" -> sampler(new Fields(node, path, "a sampler column", violations));
                    case "expression" -> expression(new Fields(node, path, "an expression column", violations));
                    case "seed-dataset" -> fromSeed(new Fields(node, path, "a seed-dataset column", violations));
                    case "validation" -> {
                        Fields all = new Fields(node, path, "a validation column", violations);
                        yield validations.read(common(all), all);
                    }
                    case "llm-text", "llm-code", "llm-structured", "llm-judge" ->
                        models.read(type, new Fields(node, path, "an " + type + " column", violations), this::common);
                    case "embedding" ->
                        models.readEmbedding(new Fields(node, path, "an embedding column", violations), this::common);
                    default -> {
                        fields.text("name");
                        if (LATER.contains(type)) {
                            fields.report(
                                    "column_type",
                                    "not-supported",
                                    "The column type '" + type + "' is not supported yet",
                                    "one of: " + Words.list(TYPES));
                        } else if (!type.isEmpty()) {
                            fields.report(
                                    "column_type",
                                    "unknown-value",
                                    "'" + Words.abbreviated(type) + "' is not a column type",
                                    Words.suggest(type, TYPES));
                        }
                        yield null;
                    }
                };
        return violations.size() == before ? column : null;
    }

    private @Nullable ColumnConfig sampler(Fields fields) {
        String name = common(fields);
        SkipReader.refuse(fields, "sampler");
        String convertTo = fields.optionalText("convert_to");
        boolean drop = fields.flag("drop");
        SamplerType type = samplers.type(fields);
        if (type == null) {
            fields.ignore("params", "conditional_params");
            fields.finish();
            return null;
        }
        SamplerParams params = samplers.params(type, fields);
        Map<String, SamplerParams> conditional = samplers.conditionalParams(type, fields);
        fields.finish();
        return params == null ? null : new SamplerColumnConfig(name, params, conditional, convertTo, drop);
    }

    private ColumnConfig fromSeed(Fields fields) {
        String name = common(fields);
        SkipReader.refuse(fields, "seed-dataset");
        boolean drop = fields.flag("drop");
        fields.finish();
        return new SeedDatasetColumnConfig(name, drop);
    }

    private ColumnConfig expression(Fields fields) {
        String name = common(fields);
        String expr = fields.text("expr");
        Dtype dtype = fields.choice("dtype", DTYPES, Dtype.STR);
        Skip skip = SkipValue.as(dtype == null ? Dtype.STR : dtype, SkipReader.skip(fields), fields);
        Boolean propagates = SkipReader.propagates(fields);
        boolean drop = fields.flag("drop");
        fields.finish();
        return new ExpressionColumnConfig(name, expr, dtype == null ? Dtype.STR : dtype, skip, propagates, drop);
    }

    private String common(Fields fields) {
        fields.ignore("column_type");
        fields.ignore(alsoAllowed);
        String name = fields.text("name");
        return name;
    }
}
