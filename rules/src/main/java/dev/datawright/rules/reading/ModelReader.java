package dev.datawright.rules.reading;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.InferenceValue;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.problem.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the model configs of a design.
final class ModelReader {

    private static final int MOST_PARALLEL = 1_000;
    private static final int LONGEST_TIMEOUT = 3_600;
    private static final int MOST_DIMENSIONS = 100_000;
    private static final Map<String, String> GENERATION_TYPES = words("chat-completion", "embedding");
    private static final Map<String, String> ENCODINGS = words("float", "base64");
    private static final Map<String, String> DISTRIBUTIONS = words("uniform", "manual");

    private final List<Violation> violations;

    ModelReader(List<Violation> violations) {
        this.violations = violations;
    }

    private static Map<String, String> words(String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : words) {
            choices.put(word, word);
        }
        return choices;
    }

    @Nullable
    ModelConfig read(JsonNode node, String path) {
        int before = violations.size();
        Fields fields = Fields.of(node, path, "a model config", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        String alias = fields.text("alias");
        String model = fields.optionalText("model");
        String provider = fields.optionalText("provider");
        JsonNode inference = fields.take("inference_parameters");
        InferenceParameters parameters =
                inference == null ? null : parameters(inference, fields.path("inference_parameters"));
        boolean skipHealthCheck = fields.flag("skip_health_check");
        fields.finish();
        return violations.size() == before
                ? new ModelConfig(alias, model == null ? alias : model, provider, parameters, skipHealthCheck)
                : null;
    }

    private @Nullable InferenceParameters parameters(JsonNode node, String path) {
        Fields fields =
                Fields.of(node, path, "inference parameters", violations).orElse(null);
        if (fields == null) {
            return null;
        }
        String type = fields.choice("generation_type", GENERATION_TYPES, "chat-completion");
        InferenceValue temperature = null;
        InferenceValue topP = null;
        Integer maxTokens = null;
        if (!"embedding".equals(type)) {
            temperature = share(fields, "temperature", 2);
            topP = share(fields, "top_p", 1);
            maxTokens = positive(fields, "max_tokens", Integer.MAX_VALUE);
        }
        Integer parallel = positive(fields, "max_parallel_requests", MOST_PARALLEL);
        Integer timeout = positive(fields, "timeout", LONGEST_TIMEOUT);
        String encoding = null;
        Integer dimensions = null;
        if ("embedding".equals(type)) {
            encoding = fields.choice("encoding_format", ENCODINGS, null);
            dimensions = positive(fields, "dimensions", MOST_DIMENSIONS);
        }
        Map<String, Object> body = null;
        JsonNode extra = fields.take("extra_body");
        if (extra != null) {
            if (extra.isObject()) {
                body = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> entry : extra.properties()) {
                    Object value = fields.plain(entry.getValue(), fields.path("extra_body"), 1);
                    if (value != null) {
                        body.put(entry.getKey(), value);
                    }
                }
            } else {
                fields.wrongType(fields.path("extra_body"), "an object", extra);
            }
        }
        fields.finish();
        boolean embeds = "embedding".equals(type);
        return new InferenceParameters(
                embeds ? "embedding" : "chat-completion",
                temperature,
                topP,
                maxTokens,
                parallel,
                timeout,
                body,
                encoding,
                dimensions);
    }

    private static @Nullable InferenceValue share(Fields fields, String field, double most) {
        JsonNode node = fields.take(field);
        if (node != null && node.isObject()) {
            return distribution(fields, node, field, most);
        }
        Double value = fields.optionalNumber(field);
        if (value != null && !(value >= 0 && value <= most)) {
            fields.report(
                    field, "out-of-range", "'" + field + "' is " + value + ", not between 0 and " + (int) most, null);
        }
        return value == null ? null : new InferenceValue.Fixed(value);
    }

    private static @Nullable InferenceValue distribution(Fields outer, JsonNode node, String field, double most) {
        Fields fields = outer.within(node, outer.path(field), "a distribution").orElseThrow();
        String type = fields.choice("distribution_type", DISTRIBUTIONS, null);
        JsonNode given = fields.require("params");
        fields.finish();
        Fields params = given == null
                ? null
                : outer.within(given, outer.path(field) + ".params", "the parameters of a distribution")
                        .orElse(null);
        if (given == null || params == null) {
            return null;
        }
        // The type may be left out, as Data Designer allows: the parameters tell it too.
        boolean manual = "manual".equals(type) || type == null && given.has("values");
        InferenceValue value = manual ? manual(params) : uniform(params);
        params.finish();
        if (value != null && !within(value, most)) {
            params.report(
                    manual ? "values" : "low",
                    "out-of-range",
                    "'" + field + "' can only be between 0 and " + (int) most,
                    null);
            return null;
        }
        return value;
    }

    private static @Nullable InferenceValue uniform(Fields params) {
        double low = params.number("low");
        double high = params.number("high");
        if (low >= high) {
            params.report("low", "out-of-range", "'low' must be less than 'high'", null);
            return null;
        }
        return new InferenceValue.Uniform(low, high);
    }

    private static @Nullable InferenceValue manual(Fields params) {
        params.require("values");
        List<Double> values = params.list("values", params::asNumberAt);
        List<Double> weights = params.take("weights") == null ? null : params.list("weights", params::asNumberAt);
        if (values.isEmpty()) {
            params.report("values", "empty", "There is no value to choose", "such as [0.2, 0.8]");
            return null;
        }
        if (weights != null
                && (weights.size() != values.size()
                        || weights.stream().anyMatch(weight -> weight < 0)
                        || weights.stream().mapToDouble(weight -> weight).sum() <= 0)) {
            params.report(
                    "weights",
                    "wrong-weights",
                    "There must be one weight for each value, none negative and not all 0",
                    null);
            return null;
        }
        return new InferenceValue.Manual(values, weights);
    }

    private static boolean within(InferenceValue value, double most) {
        return switch (value) {
            case InferenceValue.Fixed fixed -> fixed.value() >= 0 && fixed.value() <= most;
            case InferenceValue.Uniform uniform -> uniform.low() >= 0 && uniform.high() <= most;
            case InferenceValue.Manual manual ->
                manual.values().stream().allMatch(number -> number >= 0 && number <= most);
        };
    }

    private static @Nullable Integer positive(Fields fields, String field, int most) {
        Integer value = fields.optionalInteger(field);
        if (value != null && (value < 1 || value > most)) {
            fields.report(field, "out-of-range", "'" + field + "' is " + value + ", not between 1 and " + most, null);
        }
        return value;
    }
}
