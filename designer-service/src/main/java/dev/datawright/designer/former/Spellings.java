package dev.datawright.designer.former;

import dev.datawright.designer.request.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a config and an analysis are called in the two generations. All else is spelled the same in both.
///
/// | former | present |
/// |---|---|
/// | a constraint's type follows from its `rhs` | `constraint_type` |
/// | `inference_parameters` are of a chat | `generation_type: chat-completion` |
/// | `seed_config.dataset`: `ns/name/file` | `seed_config.source`: `{seed_type: nmp, path: ns/name#file}` |
/// | `completion_tokens_...`, `prompt_tokens_...` in an analysis | `output_tokens_...`, `input_tokens_...` |
/// | a processor has no name, and drops columns | `name`, `processor_type` |
final class Spellings {

    private static final String CHAT = "chat-completion";
    private static final String SCALAR = "scalar_inequality";
    private static final String COLUMN = "column_inequality";
    private static final String DROP_COLUMNS = "drop_columns";
    private static final String FILESET = "nmp";
    private static final Map<String, String> TOKENS =
            Map.of("output_tokens", "completion_tokens", "input_tokens", "prompt_tokens");

    private Spellings() {}

    /// The config in present words. What is no config at all stays as it is, for the rules to refuse.
    ///
    /// @param location where in the request it stands, for the refusal
    static JsonNode toPresent(JsonNode config, List<Object> location) {
        if (!(config.deepCopy() instanceof ObjectNode present)) {
            return config;
        }
        objects(present, "constraints").forEach(Spellings::nameType);
        inferenceParameters(present)
                .filter(parameters -> isAbsent(parameters, "generation_type"))
                .forEach(parameters -> parameters.put("generation_type", CHAT));
        objects(present, "processors").forEach(Spellings::nameProcessor);
        if (present.get("seed_config") instanceof ObjectNode seed && !isAbsent(seed, "dataset")) {
            nameSource(seed, location);
        }
        return present;
    }

    /// A stored config as a caller of the former generation knows it.
    static JsonNode toFormer(JsonNode config) {
        if (!(config.deepCopy() instanceof ObjectNode former)) {
            return config;
        }
        objects(former, "constraints")
                .filter(constraint -> !isAbsent(constraint, "rhs"))
                .forEach(constraint -> constraint.remove("constraint_type"));
        objects(former, "model_configs").forEach(model -> model.remove("skip_health_check"));
        inferenceParameters(former)
                .filter(parameters ->
                        parameters.path("generation_type").asString("").equals(CHAT))
                .forEach(parameters -> parameters.remove("generation_type"));
        if (former.get("seed_config") instanceof ObjectNode seed
                && seed.get("source") instanceof ObjectNode source
                && source.path("seed_type").asString("").equals(FILESET)) {
            seed.remove("source");
            seed.put("dataset", source.path("path").asString("").replace('#', '/'));
        }
        return former;
    }

    /// An analysis as a caller of the former generation knows it: there, tokens have other names.
    static JsonNode analysisToFormer(JsonNode analysis) {
        if (!(analysis.deepCopy() instanceof ObjectNode former)) {
            return analysis;
        }
        objects(former, "column_statistics")
                .forEach(column -> TOKENS.forEach((present, old) -> {
                    for (String measure : List.of("_mean", "_median", "_stddev")) {
                        JsonNode value = column.remove(present + measure);
                        if (value != null) {
                            column.set(old + measure, value);
                        }
                    }
                }));
        return former;
    }

    private static void nameType(ObjectNode constraint) {
        if (isAbsent(constraint, "constraint_type")) {
            JsonNode rhs = constraint.path("rhs");
            if (rhs.isNumber()) {
                constraint.put("constraint_type", SCALAR);
            } else if (rhs.isString()) {
                constraint.put("constraint_type", COLUMN);
            }
        }
    }

    private static void nameProcessor(ObjectNode processor) {
        if (isAbsent(processor, "processor_type") && !isAbsent(processor, "column_names")) {
            processor.put("processor_type", DROP_COLUMNS);
        }
        if (isAbsent(processor, "name") && !isAbsent(processor, "processor_type")) {
            processor.set("name", processor.get("processor_type"));
        }
    }

    /// A dataset of the datastore had two names and a file; a fileset has the same.
    private static void nameSource(ObjectNode seed, List<Object> location) {
        String dataset = seed.path("dataset").asString("");
        String[] names = dataset.split("/", 3);
        if (names.length < 2 || dataset.contains("#") || Stream.of(names).anyMatch(String::isBlank)) {
            throw Refusal.invalid(
                    "value_error",
                    Stream.concat(location.stream(), Stream.of("seed_config", "dataset"))
                            .toList(),
                    "The dataset '" + dataset + "' is no file of a fileset; write it as namespace/fileset/file");
        }
        String fileset = names.length == 2 ? names[0] : names[0] + "/" + names[1];
        seed.remove("dataset");
        seed.putObject("source").put("seed_type", FILESET).put("path", fileset + "#" + names[names.length - 1]);
    }

    private static Stream<ObjectNode> inferenceParameters(ObjectNode config) {
        return objects(config, "model_configs").flatMap(model -> object(model.path("inference_parameters")));
    }

    private static Stream<ObjectNode> objects(ObjectNode config, String field) {
        JsonNode list = config.path(field);
        return list.isArray() ? list.valueStream().flatMap(Spellings::object) : Stream.empty();
    }

    private static Stream<ObjectNode> object(JsonNode node) {
        return node instanceof ObjectNode object ? Stream.of(object) : Stream.empty();
    }

    private static boolean isAbsent(ObjectNode node, String field) {
        return node.path(field).isMissingNode() || node.path(field).isNull();
    }
}
