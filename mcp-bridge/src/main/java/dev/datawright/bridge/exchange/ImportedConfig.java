package dev.datawright.bridge.exchange;

import dev.datawright.bridge.macro.Macros;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a config that was written by us, by the library `data-designer`, or by NeMo.
final class ImportedConfig {

    private static final int MAX_CHARACTERS = 2_000_000;
    private static final int MAX_DEPTH = 40;

    /// What the library writes where nothing was said.
    private static final JsonNode UNSAID = WireJson.mapper().readTree("""
            {"generation_type": "chat-completion", "max_parallel_requests": 4}""");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(4L * MAX_CHARACTERS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ImportedConfig() {}

    static JsonNode read(@Nullable String content, @Nullable String format) {
        if (content == null || content.isBlank()) {
            throw BridgeFailure.invalid("content", "missing", "there is nothing to import", "send the config's text");
        }
        if (content.length() > MAX_CHARACTERS) {
            throw BridgeFailure.invalid(
                    "content", "too-long", "it has " + content.length() + " characters", "at most " + MAX_CHARACTERS);
        }
        JsonNode read = isJson(content, format) ? json(content) : YamlReader.read(content, MAX_CHARACTERS, MAX_DEPTH);
        JsonNode config = read.has("data_designer") ? read.path("data_designer") : read;
        if (!config.isObject()) {
            throw BridgeFailure.invalid(
                    "content", "no-config", "it is no Data Designer config", "it begins with 'columns:'");
        }
        return known((ObjectNode) config);
    }

    private static boolean isJson(String content, @Nullable String format) {
        if (format == null) {
            return content.stripLeading().startsWith("{");
        }
        return switch (format.strip().toLowerCase(Locale.ROOT)) {
            case "json" -> true;
            case "yaml", "yml" -> false;
            case "python", "py" ->
                throw BridgeFailure.invalid(
                        "format",
                        "not-importable",
                        "a Python script would have to be run to know its design, and is not",
                        "call config_builder().write_config('design.yaml') in it, and import that file");
            default ->
                throw BridgeFailure.invalid(
                        "format", "unknown-format", "there is no format '" + format + "'", "there are [yaml, json]");
        };
    }

    private static JsonNode json(String content) {
        try {
            return JSON.readTree(content);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            String words = String.valueOf(e.getOriginalMessage());
            throw BridgeFailure.invalid(
                    "content", "not-json", where + words.lines().findFirst().orElse(words), "send JSON");
        }
    }

    /// Our own gateway needs no naming, and what the library writes of itself says nothing.
    private static JsonNode known(ObjectNode config) {
        for (String absent : List.of("model_configs", "constraints", "processors", "profilers", "tool_configs")) {
            if (config.path(absent).isNull()) {
                config.remove(absent);
            }
        }
        addNumbers(config);
        for (JsonNode model : config.path("model_configs")) {
            if (model instanceof ObjectNode fields) {
                if (fields.path("provider").asString("").equals(ForeignConfig.PROVIDER)) {
                    fields.remove("provider");
                }
                if (fields.path("inference_parameters") instanceof ObjectNode parameters) {
                    parameters.properties().removeIf(field -> field.getValue().isNull());
                    if (parameters.equals(UNSAID)) {
                        fields.remove("inference_parameters");
                    }
                }
            }
        }
        return config;
    }

    /// Data Designer takes all columns of seed data by itself; what the running numbers have is known.
    private static void addNumbers(ObjectNode config) {
        if (!config.path("seed_config").path("source").path("path").asString("").equals(Macros.NUMBERS)
                || !(config.path("columns") instanceof ArrayNode columns)
                || columns.valueStream()
                        .anyMatch(column -> column.path("name").asString("").equals(Macros.NUMBER))) {
            return;
        }
        columns.insertObject(0)
                .put("name", Macros.NUMBER)
                .put("column_type", "seed-dataset")
                .put("drop", true);
        if (config.path("processors") instanceof ArrayNode processors) {
            processors.removeIf(processor -> processor.path("name").asString("").equals(ForeignConfig.DROPPED_SEED));
        }
    }
}
