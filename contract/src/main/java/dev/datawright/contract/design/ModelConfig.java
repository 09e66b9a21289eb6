package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which model stands behind an alias, and how it is asked.
///
/// @param model name of the model at the gateway; the alias itself in our designs
/// @param provider the backend's name for the gateway; absent in a design, filled at submit
public record ModelConfig(
        String alias,
        String model,
        @Nullable String provider,
        @Nullable InferenceParameters inferenceParameters,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean skipHealthCheck) {
    public ModelConfig {
        Objects.requireNonNull(alias, "alias");
        model = model == null ? alias : model;
    }

    /// The alias as its own model, with the backend's defaults. Data Designer takes a model for one that chats unless
    /// it is told otherwise.
    public static ModelConfig ofRole(String alias) {
        InferenceParameters parameters = alias.equals(ModelRoles.EMBEDDER) ? InferenceParameters.ofEmbeddings() : null;
        return new ModelConfig(alias, alias, null, parameters, false);
    }

    public ModelConfig withProvider(String newProvider) {
        return new ModelConfig(alias, model, newProvider, inferenceParameters, skipHealthCheck);
    }

    public ModelConfig withInferenceParameters(InferenceParameters parameters) {
        return new ModelConfig(alias, model, provider, parameters, skipHealthCheck);
    }
}
