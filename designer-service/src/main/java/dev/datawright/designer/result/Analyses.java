package dev.datawright.designer.result;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerType;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.profile.ColumnProfile;
import dev.datawright.dataset.profile.Profiles;
import dev.datawright.dataset.read.ParquetParts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a dataset measures, in Data Designer's form.
public final class Analyses {

    private Analyses() {}

    /// Measures the files.
    ///
    /// @param asked how many rows were asked for
    /// @param tokens by model column, as far as known
    public static ObjectNode of(
            DataDesignerConfig config, long asked, List<Path> files, Map<String, TokenStatistics> tokens) {
        List<ColumnProfile> profiles;
        long rows;
        Map<String, Long> valid;
        try (ParquetParts parts = ParquetParts.open(files)) {
            profiles = Profiles.of(parts);
            rows = parts.rows();
            valid = ValidRows.of(config, parts);
        }
        ObjectNode analysis = WireJson.mapper().createObjectNode();
        analysis.put("num_records", rows);
        analysis.put("target_num_records", asked);
        ArrayNode statistics = analysis.putArray("column_statistics");
        Set<String> output = new HashSet<>();
        for (ColumnProfile profile : profiles) {
            output.add(profile.name());
            config.column(profile.name()).ifPresent(column -> {
                ObjectNode node = statistics(column, profile, tokens.get(column.name()));
                Long validRows = valid.get(column.name());
                if (validRows != null) {
                    node.put("num_valid_records", validRows);
                }
                statistics.add(node);
            });
        }
        ArrayNode sideEffects = analysis.putArray("side_effect_column_names");
        config.columns().stream()
                .map(ColumnConfig::name)
                .filter(name -> !output.contains(name))
                .forEach(sideEffects::add);
        analysis.putNull("column_profiles");
        return analysis;
    }

    private static ObjectNode statistics(ColumnConfig column, ColumnProfile profile, @Nullable TokenStatistics tokens) {
        ObjectNode node = WireJson.mapper().createObjectNode();
        node.put("column_name", profile.name());
        node.put("num_records", profile.rows());
        node.put("num_null", profile.nulls());
        node.put("num_unique", profile.distinct());
        node.put("pyarrow_dtype", arrowType(profile.type()));
        node.put("simple_dtype", simpleType(profile.type()));
        switch (column) {
            case SamplerColumnConfig sampler -> addSampler(node, sampler.samplerType(), profile);
            case SeedDatasetColumnConfig _,
                    ExpressionColumnConfig _,
                    EmbeddingColumnConfig _,
                    ValidationColumnConfig _ -> node.put("column_type", column.columnType());
            case ModelColumnConfig _ -> {
                node.put("column_type", column.columnType());
                if (tokens != null) {
                    addTokens(node, "output_tokens", tokens.output());
                    addTokens(node, "input_tokens", tokens.input());
                }
            }
        }
        return node;
    }

    private static void addSampler(ObjectNode node, SamplerType type, ColumnProfile profile) {
        node.put("column_type", "sampler");
        node.put("sampler_type", type.wireName());
        switch (type) {
            case CATEGORY, SUBCATEGORY -> addCategories(node, profile);
            case UNIFORM, GAUSSIAN, BERNOULLI -> addNumbers(node, profile);
            case UUID, DATETIME, PERSON_FROM_FAKER -> addNothing(node, "other");
        }
    }

    private static void addCategories(ObjectNode node, ColumnProfile profile) {
        if (profile.top().isEmpty()) {
            addNothing(node, "unknown");
            return;
        }
        node.put("distribution_type", "categorical");
        ObjectNode distribution = node.putObject("distribution");
        distribution.put("most_common_value", profile.top().getFirst().value());
        distribution.put("least_common_value", profile.top().getLast().value());
        ObjectNode histogram = distribution.putObject("histogram");
        ArrayNode categories = histogram.putArray("categories");
        ArrayNode counts = histogram.putArray("counts");
        profile.top().forEach(value -> {
            categories.add(value.value());
            counts.add(value.count());
        });
    }

    private static void addNumbers(ObjectNode node, ColumnProfile profile) {
        ColumnProfile.Numbers numbers = profile.numbers();
        if (numbers == null) {
            addNothing(node, "unknown");
            return;
        }
        node.put("distribution_type", "numerical");
        ObjectNode distribution = node.putObject("distribution");
        if (profile.type() == ColumnType.Scalar.INTEGER) {
            distribution.put("min", (long) numbers.min());
            distribution.put("max", (long) numbers.max());
        } else {
            distribution.put("min", numbers.min());
            distribution.put("max", numbers.max());
        }
        distribution.put("mean", numbers.mean());
        distribution.put("stddev", numbers.stddev());
        distribution.put("median", numbers.median());
    }

    private static void addNothing(ObjectNode node, String type) {
        node.put("distribution_type", type);
        node.putNull("distribution");
    }

    private static void addTokens(ObjectNode node, String name, TokenStatistics.Spread spread) {
        node.put(name + "_mean", spread.mean());
        node.put(name + "_median", spread.median());
        node.put(name + "_stddev", spread.stddev());
    }

    private static String arrowType(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar scalar ->
                switch (scalar) {
                    case INTEGER -> "int64";
                    case NUMBER -> "double";
                    case BOOLEAN -> "bool";
                    case TEXT, JSON -> "string";
                };
            case ColumnType.Struct struct ->
                struct.fields().stream()
                        .map(field -> field.name() + ": " + arrowType(field.type()))
                        .collect(Collectors.joining(", ", "struct<", ">"));
            case ColumnType.Items items -> "list<element: " + arrowType(items.type()) + ">";
        };
    }

    private static String simpleType(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar scalar ->
                switch (scalar) {
                    case INTEGER -> "int";
                    case NUMBER -> "float";
                    case BOOLEAN -> "bool";
                    case TEXT, JSON -> "string";
                };
            case ColumnType.Struct struct -> "dict";
            case ColumnType.Items items -> "list";
        };
    }
}
