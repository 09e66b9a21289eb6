package dev.datawright.bridge.upstream;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/// What every model call carries for the gateway's books: which job or design it is made for.
final class CallTags {

    private static final String METADATA = "metadata";

    private CallTags() {}

    /// The config with these tags in each model's metadata, beside what the design put there.
    static DataDesignerConfig on(DataDesignerConfig config, Map<String, String> tags) {
        return config.withModelConfigs(
                config.modelConfigs().stream().map(model -> tagged(model, tags)).toList());
    }

    private static ModelConfig tagged(ModelConfig model, Map<String, String> tags) {
        InferenceParameters parameters =
                model.inferenceParameters() == null ? InferenceParameters.defaults() : model.inferenceParameters();
        Map<String, Object> body = new LinkedHashMap<>();
        if (parameters.extraBody() != null) {
            body.putAll(parameters.extraBody());
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (body.get(METADATA) instanceof Map<?, ?> own) {
            own.forEach((key, value) -> metadata.put(String.valueOf(key), value));
        }
        metadata.putAll(tags);
        body.put(METADATA, metadata);
        return model.withInferenceParameters(parameters.withExtraBody(body));
    }
}
