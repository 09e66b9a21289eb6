package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.InferenceValue;
import dev.datawright.engine.model.ChatModels.ChatQuestion;
import dev.datawright.engine.model.ChatModels.EmbeddingQuestion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Questions as an OpenAI-compatible API takes them.
final class GatewayRequests {

    private GatewayRequests() {}

    static Map<String, Object> chat(ChatQuestion question) {
        InferenceParameters parameters = question.parameters();
        Map<String, Object> body = started(question.model(), parameters);
        body.put(
                "messages",
                question.messages().stream()
                        .map(message -> Map.of("role", message.role(), "content", message.content()))
                        .toList());
        put(body, "temperature", number(parameters.temperature()));
        put(body, "top_p", number(parameters.topP()));
        put(body, "max_tokens", parameters.maxTokens());
        return body;
    }

    static Map<String, Object> embedding(EmbeddingQuestion question) {
        InferenceParameters parameters = question.parameters();
        Map<String, Object> body = started(question.model(), parameters);
        body.put("input", question.texts());
        String format = parameters.encodingFormat();
        body.put("encoding_format", format == null ? "float" : format);
        put(body, "dimensions", parameters.dimensions());
        return body;
    }

    private static Map<String, Object> started(String model, InferenceParameters parameters) {
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Object> extra = parameters.extraBody();
        if (extra != null) {
            body.putAll(extra);
        }
        body.put("model", model);
        return body;
    }

    private static @Nullable Double number(@Nullable InferenceValue value) {
        return value instanceof InferenceValue.Fixed fixed ? fixed.value() : null;
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
