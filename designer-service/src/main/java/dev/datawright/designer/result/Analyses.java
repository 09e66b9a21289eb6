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
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.profile.ColumnProfile;
import dev.datawright.dataset.profile.Measured;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.FileFormat;
import dev.datawright.dataset.write.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What a dataset measures, in Data Designer's form.
public final class Analyses {

    /// What stands for a distribution that cannot be measured.
    private static final String UNKNOWN = "--";

    /// Beyond, the rarest are left out of a histogram.
    private static final int MAX_CATEGORIES = 1000;

    private static final String PROFILES = "column_profiles";

    private Analyses() {}

    /// Measures the files of a job, with what we find beyond Data Designer.
    ///
    /// @param asked how many rows were asked for
    /// @param tokens by model column, as far as known
    public static ObjectNode of(
            DataDesignerConfig config, long asked, List<Path> files, Map<String, TokenStatistics> tokens) {
        try (ParquetParts parts = ParquetParts.open(files)) {
            Measured measured = Measured.of(parts);
            List<ColumnProfile> profiles = measured.columns();
            ObjectNode analysis = of(config, asked, measured, profiles, tokens);
            analysis.set(PROFILES, JudgeProfiles.of(config, parts));
            analysis.set(Findings.FIELD, Findings.of(config, asked, parts, profiles));
            return analysis;
        }
    }

    /// Measures the rows of a preview, of which there are too few to find more in them.
    public static ObjectNode ofPreview(
            DataDesignerConfig config, long asked, List<RowBatch> rows, Map<String, TokenStatistics> tokens)
            throws IOException {
        Measured measured = Measured.of(rows);
        ObjectNode analysis = of(config, asked, measured, measured.columns(), tokens);
        analysis.set(PROFILES, config.profilers().isEmpty() ? NullNode.getInstance() : profiles(config, rows));
        return analysis;
    }

    /// By way of a file: judges are few and slow, and their scores are measured as those of a job.
    private static JsonNode profiles(DataDesignerConfig config, List<RowBatch> rows) throws IOException {
        Path file = Files.createTempFile("datawright-preview", ".parquet");
        try {
            try (RowWriter writer =
                    FileFormat.PARQUET.writer(Files.newOutputStream(file), RowSchema.of(rows.getFirst()))) {
                for (RowBatch batch : rows) {
                    writer.write(batch);
                }
            }
            try (ParquetParts parts = ParquetParts.open(List.of(file))) {
                return JudgeProfiles.of(config, parts);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static ObjectNode of(
            DataDesignerConfig config,
            long asked,
            Measured measured,
            List<ColumnProfile> profiles,
            Map<String, TokenStatistics> tokens) {
        ObjectNode analysis = WireJson.mapper().createObjectNode();
        analysis.put("num_records", measured.rows());
        analysis.put("target_num_records", asked);
        ArrayNode statistics = analysis.putArray("column_statistics");
        Set<String> output = new HashSet<>();
        Map<String, Long> valid = ValidRows.of(config, measured, profiles);
        for (ColumnProfile profile : profiles) {
            output.add(profile.name());
            config.column(profile.name()).ifPresent(column -> {
                ObjectNode node = statistics(column, profile, tokens.get(column.name()), measured);
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
        return analysis;
    }

    private static ObjectNode statistics(
            ColumnConfig column, ColumnProfile profile, @Nullable TokenStatistics tokens, Measured measured) {
        ObjectNode node = WireJson.mapper().createObjectNode();
        node.put("column_name", profile.name());
        node.put("num_records", profile.rows());
        node.put("num_null", profile.nulls());
        node.put("num_unique", profile.distinct());
        node.put("pyarrow_dtype", arrowType(profile.type()));
        node.put("simple_dtype", simpleType(profile.type()));
        node.put("column_type", column.columnType());
        switch (column) {
            case SamplerColumnConfig sampler -> addSampler(node, sampler.samplerType(), profile, measured);
            case ModelColumnConfig _ -> {
                addTokens(node, "output_tokens", tokens == null ? null : tokens.output());
                addTokens(node, "input_tokens", tokens == null ? null : tokens.input());
            }
            case SeedDatasetColumnConfig _,
                    ExpressionColumnConfig _,
                    EmbeddingColumnConfig _,
                    ValidationColumnConfig _ -> {
                // Data Designer measures no more of these than of any column, but for what validators found.
            }
        }
        return node;
    }

    private static void addSampler(ObjectNode node, SamplerType type, ColumnProfile profile, Measured measured) {
        node.put("sampler_type", type.wireName());
        boolean added =
                switch (type) {
                    case CATEGORY, SUBCATEGORY -> addCategories(node, profile, measured);
                    case UNIFORM, GAUSSIAN, POISSON, BERNOULLI, BERNOULLI_MIXTURE, BINOMIAL, SCIPY ->
                        addNumbers(node, profile);
                    case UUID, DATETIME, TIMEDELTA, PERSON, PERSON_FROM_FAKER -> {
                        node.put("distribution_type", "other");
                        node.putNull("distribution");
                        yield true;
                    }
                };
        if (!added) {
            node.put("distribution_type", "unknown");
            node.put("distribution", UNKNOWN);
        }
    }

    private static boolean addCategories(ObjectNode node, ColumnProfile profile, Measured measured) {
        List<ColumnProfile.ValueCount> values = measured.counts(profile.name(), MAX_CATEGORIES);
        if (values.isEmpty()) {
            return false;
        }
        node.put("distribution_type", "categorical");
        ObjectNode distribution = node.putObject("distribution");
        distribution.put("most_common_value", values.getFirst().value());
        distribution.put("least_common_value", values.getLast().value());
        ObjectNode histogram = distribution.putObject("histogram");
        ArrayNode categories = histogram.putArray("categories");
        ArrayNode counts = histogram.putArray("counts");
        values.forEach(value -> {
            categories.add(category(profile.type(), value.value()));
            counts.add(value.count());
        });
        return true;
    }

    private static JsonNode category(ColumnType type, String value) {
        return switch (type) {
            case ColumnType.Scalar.INTEGER -> LongNode.valueOf(Long.parseLong(value));
            case ColumnType.Scalar.NUMBER -> DoubleNode.valueOf(Double.parseDouble(value));
            default -> StringNode.valueOf(value);
        };
    }

    private static boolean addNumbers(ObjectNode node, ColumnProfile profile) {
        ColumnProfile.Numbers numbers = profile.numbers();
        if (numbers == null) {
            return false;
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
        return true;
    }

    private static void addTokens(ObjectNode node, String name, TokenStatistics.@Nullable Spread spread) {
        // Nothing was called, nothing was used; the clients read no other word for it.
        TokenStatistics.Spread known = spread == null ? new TokenStatistics.Spread(0, 0, 0) : spread;
        node.put(name + "_mean", known.mean());
        node.put(name + "_median", known.median());
        node.put(name + "_stddev", known.stddev());
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
