package dev.datawright.designer.result;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.Profiler;
import dev.datawright.contract.design.Score;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.Sql;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// The scores that judges gave, in the form of Data Designer's profiler of them.
///
/// Rows without a score are left out: their cells failed, or were skipped.
final class JudgeProfiles {

    /// So many scores and reasons are listed, the first ones; all are counted.
    private static final int MOST_LISTED = 10_000;

    private static final String NO_SCORES = "--";
    private static final String OTHER_FORM = "output_format_error";

    private final ParquetParts parts;

    private JudgeProfiles(ParquetParts parts) {
        this.parts = parts;
    }

    /// What every profiler finds in every judge column of the output; null when that is nothing.
    static JsonNode of(DataDesignerConfig config, ParquetParts parts) {
        ArrayNode profiles = WireJson.mapper().createArrayNode();
        JudgeProfiles judges = new JudgeProfiles(parts);
        for (Profiler _ : config.profilers()) {
            for (RowSchema.Field field : parts.schema().fields()) {
                if (config.column(field.name()).orElse(null) instanceof LlmJudgeColumnConfig judge) {
                    profiles.add(judges.profile(judge, field));
                }
            }
        }
        return profiles.isEmpty() ? NullNode.getInstance() : profiles;
    }

    private ObjectNode profile(LlmJudgeColumnConfig judge, RowSchema.Field field) {
        ObjectNode profile = WireJson.mapper().createObjectNode();
        profile.put("column_name", judge.name());
        profile.putObject("summaries");
        // A row that is skipped with a text of its own makes the whole column texts.
        if (!(field.type() instanceof ColumnType.Struct struct)) {
            profile.put("score_distributions", OTHER_FORM);
            return profile;
        }
        ObjectNode found = profile.putObject("score_distributions");
        ObjectNode scores = found.putObject("scores");
        ObjectNode reasons = found.putObject("reasoning");
        ObjectNode types = found.putObject("distribution_types");
        ObjectNode distributions = found.putObject("distributions");
        ObjectNode histograms = found.putObject("histograms");
        for (Score score : judge.scores()) {
            String name = score.name();
            String judgement = extract(parts.identifier(field.name()), name);
            boolean numbers = isNumber(struct, name);
            list(judgement, numbers, scores.putArray(name), reasons.putArray(name));
            ObjectNode histogram = histogram(judgement, numbers);
            boolean empty = histogram.path("counts").isEmpty();
            types.put(name, empty ? "unknown" : numbers ? "numerical" : "categorical");
            if (empty) {
                histograms.put(name, NO_SCORES);
                distributions.put(name, NO_SCORES);
            } else {
                histograms.set(name, histogram);
                distributions.set(name, numbers ? numerical(judgement) : categorical(histogram));
            }
        }
        return profile;
    }

    private void list(String judgement, boolean numbers, ArrayNode scores, ArrayNode reasons) {
        String score = extract(judgement, "score");
        String sql = "SELECT CAST(" + score + " AS VARCHAR), CAST(" + extract(judgement, "reasoning")
                + " AS VARCHAR) FROM " + ParquetParts.TABLE + " WHERE " + score + " IS NOT NULL LIMIT " + MOST_LISTED;
        record Judged(String score, Optional<String> reason) {}
        for (Judged judged :
                parts.query(sql, row -> new Judged(row.getString(1), Optional.ofNullable(row.getString(2))))) {
            add(scores, judged.score(), numbers);
            reasons.add(judged.reason().orElse("No reasoning provided"));
        }
    }

    private ObjectNode histogram(String judgement, boolean numbers) {
        String score = extract(judgement, "score");
        String sql = "SELECT CAST(" + score + " AS VARCHAR) AS value, count(*) AS times FROM " + ParquetParts.TABLE
                + " WHERE " + score + " IS NOT NULL GROUP BY ALL ORDER BY times DESC, value";
        record Counted(String score, long times) {}
        ObjectNode histogram = WireJson.mapper().createObjectNode();
        ArrayNode categories = histogram.putArray("categories");
        ArrayNode counts = histogram.putArray("counts");
        for (Counted counted : parts.query(sql, row -> new Counted(row.getString(1), row.getLong(2)))) {
            add(categories, counted.score(), numbers);
            counts.add(counted.times());
        }
        return histogram;
    }

    private static ObjectNode categorical(ObjectNode histogram) {
        List<JsonNode> categories = histogram.path("categories").valueStream().toList();
        ObjectNode distribution = WireJson.mapper().createObjectNode();
        distribution.set("most_common_value", categories.getFirst());
        distribution.set("least_common_value", categories.getLast());
        distribution.set("histogram", histogram);
        return distribution;
    }

    private ObjectNode numerical(String judgement) {
        String sql =
                "SELECT min(%1$s), max(%1$s), avg(%1$s), coalesce(stddev_samp(%1$s), 0), median(%1$s)::DOUBLE FROM %2$s"
                        .formatted(extract(judgement, "score"), ParquetParts.TABLE);
        return parts.query(sql, row -> {
                    ObjectNode distribution = WireJson.mapper().createObjectNode();
                    distribution.put("min", row.getLong(1));
                    distribution.put("max", row.getLong(2));
                    distribution.put("mean", row.getDouble(3));
                    distribution.put("stddev", row.getDouble(4));
                    distribution.put("median", row.getDouble(5));
                    return distribution;
                })
                .getFirst();
    }

    private static void add(ArrayNode list, String score, boolean number) {
        if (number) {
            list.add(Long.parseLong(score));
        } else {
            list.add(score);
        }
    }

    private static boolean isNumber(ColumnType.Struct judgements, String score) {
        return judgements.fields().stream()
                .filter(field -> field.name().equals(score))
                .map(RowSchema.Field::type)
                .filter(ColumnType.Struct.class::isInstance)
                .flatMap(type -> ((ColumnType.Struct) type).fields().stream())
                .anyMatch(part -> part.name().equals("score") && part.type() == ColumnType.Scalar.INTEGER);
    }

    private static String extract(String struct, String part) {
        return "struct_extract(" + struct + ", " + Sql.literal(part) + ")";
    }
}
