package dev.datawright.contract.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a model is asked.
///
/// @param generationType `chat-completion` or `embedding`
/// @param timeout seconds for one call
/// @param extraBody sent along to the gateway as it is
/// @param encodingFormat how embeddings travel: `float` or `base64`
/// @param dimensions of embeddings; the model's own when absent
public record InferenceParameters(
        String generationType,
        @Nullable InferenceValue temperature,
        @Nullable InferenceValue topP,
        @Nullable Integer maxTokens,
        @Nullable Integer maxParallelRequests,
        @Nullable Integer timeout,
        @Nullable Map<String, Object> extraBody,
        @Nullable String encodingFormat,
        @Nullable Integer dimensions) {
    public InferenceParameters {
        generationType = generationType == null ? "chat-completion" : generationType;
        extraBody = extraBody == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(extraBody));
    }

    public static InferenceParameters defaults() {
        return new InferenceParameters("chat-completion", null, null, null, null, null, null, null, null);
    }

    public static InferenceParameters ofEmbeddings() {
        return new InferenceParameters("embedding", null, null, null, null, null, null, null, null);
    }

    public InferenceParameters withExtraBody(Map<String, Object> body) {
        return new InferenceParameters(
                generationType,
                temperature,
                topP,
                maxTokens,
                maxParallelRequests,
                timeout,
                body,
                encodingFormat,
                dimensions);
    }
}
