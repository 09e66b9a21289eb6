package dev.datawright.rules.reading;

import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedConfig.SamplingStrategy;
import dev.datawright.contract.design.SeedConfig.SelectionStrategy;
import dev.datawright.contract.design.SeedSource;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads where seed data comes from and how its rows are taken.
final class SeedReader {

    private static final Map<String, SamplingStrategy> STRATEGIES = new LinkedHashMap<>();

    static {
        STRATEGIES.put("ordered", SamplingStrategy.ORDERED);
        STRATEGIES.put("shuffle", SamplingStrategy.SHUFFLE);
    }

    /// Data Designer's other sources, and why a service has them not.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "local", "Files of the caller's own machine are not read here",
            "directory", "Folders are not read here, only single files",
            "file_contents", "Folders are not read here, only single files",
            "agent_rollout", "The sessions of agents are not read here",
            "df", "Data frames do not travel",
            "hf", "Data sets of Hugging Face are not fetched from here");

    private final List<Violation> violations;

    SeedReader(List<Violation> violations) {
        this.violations = violations;
    }

    @Nullable
    SeedConfig read(JsonNode node, String path) {
        int before = violations.size();
        Fields fields = Fields.of(node, path, "a seed config", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        JsonNode from = fields.require("source");
        SeedSource source = from == null ? null : source(from, fields.path("source"));
        SamplingStrategy sampling = fields.choice("sampling_strategy", STRATEGIES, SamplingStrategy.ORDERED);
        JsonNode which = fields.take("selection_strategy");
        SelectionStrategy selection = which == null ? null : selection(which, fields.path("selection_strategy"));
        fields.finish();
        return source == null || sampling == null || violations.size() > before
                ? null
                : new SeedConfig(source, sampling, selection);
    }

    private @Nullable SeedSource source(JsonNode node, String at) {
        Fields fields = Fields.of(node, at, "a seed source", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        String type = fields.text("seed_type");
        String reason = ELSEWHERE.get(type);
        if (reason != null) {
            fields.report(
                    "seed_type",
                    "not-supported",
                    reason + " ('" + type + "')",
                    "upload the data as CSV, JSONL or Parquet to the Files service, and name it with seed_type nmp");
            return null;
        }
        if (!type.equals("nmp")) {
            if (!type.isEmpty()) {
                fields.report(
                        "seed_type",
                        "unknown-value",
                        "'" + Words.abbreviated(type) + "' is not a kind of seed data",
                        "one of: nmp");
            }
            return null;
        }
        String path = fields.text("path");
        fields.finish();
        return new SeedSource.Fileset(path);
    }

    private @Nullable SelectionStrategy selection(JsonNode node, String at) {
        Fields fields =
                Fields.of(node, at, "a selection of seed rows", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        boolean isRange = node.has("start") || node.has("end");
        SelectionStrategy selection;
        if (isRange) {
            selection = new SeedConfig.IndexRange(fields.whole("start"), fields.whole("end"));
        } else {
            Integer index = fields.optionalInteger("index");
            Integer partitions = fields.optionalInteger("num_partitions");
            selection = new SeedConfig.PartitionBlock(index == null ? 0 : index, partitions == null ? 1 : partitions);
        }
        fields.finish();
        return selection;
    }
}
