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

    private final List<Violation> violations;

    ModelReader(List<Violation> violations) {
        this.violations = violations;
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
        fields.onlyDefault("generation_type", "Any other than 'chat-completion'", "\"chat-completion\"");
        InferenceValue temperature = share(fields, "temperature", 2);
        InferenceValue topP = share(fields, "top_p", 1);
        Integer maxTokens = positive(fields, "max_tokens", Integer.MAX_VALUE);
        Integer parallel = positive(fields, "max_parallel_requests", MOST_PARALLEL);
        Integer timeout = positive(fields, "timeout", LONGEST_TIMEOUT);
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
        return new InferenceParameters(
                "chat-completion", temperature, topP, maxTokens, parallel, timeout, body, null, null);
    }

    private static @Nullable InferenceValue share(Fields fields, String field, double most) {
        JsonNode node = fields.take(field);
        if (node != null && node.isObject()) {
            fields.report(field, "not-supported", "A distribution of '" + field + "' is not supported yet", null);
            return null;
        }
        Double value = fields.optionalNumber(field);
        if (value != null && !(value >= 0 && value <= most)) {
            fields.report(
                    field, "out-of-range", "'" + field + "' is " + value + ", not between 0 and " + (int) most, null);
        }
        return value == null ? null : new InferenceValue.Fixed(value);
    }

    private static @Nullable Integer positive(Fields fields, String field, int most) {
        Integer value = fields.optionalInteger(field);
        if (value != null && (value < 1 || value > most)) {
            fields.report(field, "out-of-range", "'" + field + "' is " + value + ", not between 1 and " + most, null);
        }
        return value;
    }
}
