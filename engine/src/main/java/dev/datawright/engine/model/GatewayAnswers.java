package dev.datawright.engine.model;

import dev.datawright.contract.json.WireJson;
import dev.datawright.engine.model.ChatModels.ChatAnswer;
import dev.datawright.engine.model.ChatModels.EmbeddingAnswer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What an OpenAI-compatible API answers.
final class GatewayAnswers {

    private GatewayAnswers() {}

    /// @throws ModelCallException when the answer is no JSON
    static JsonNode json(String text, String model) {
        try {
            return WireJson.mapper().readTree(text);
        } catch (JacksonException notJson) {
            throw withoutText(model);
        }
    }

    static ChatAnswer chat(JsonNode json, @Nullable Double costUsd, String model) {
        JsonNode message = json.path("choices").path(0).path("message");
        JsonNode content = message.path("content");
        if (!content.isString()) {
            throw withoutText(model);
        }
        JsonNode usage = json.path("usage");
        JsonNode reasoning =
                message.path("reasoning").isString() ? message.path("reasoning") : message.path("reasoning_content");
        return new ChatAnswer(
                content.stringValue(),
                reasoning.isString() ? reasoning.stringValue() : null,
                usage.path("prompt_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0),
                costUsd);
    }

    static EmbeddingAnswer embeddings(JsonNode json, @Nullable Double costUsd, String model) {
        List<JsonNode> items = new ArrayList<>();
        json.path("data").forEach(items::add);
        items.sort(Comparator.comparingInt(item -> item.path("index").asInt(0)));
        List<List<Double>> vectors = new ArrayList<>();
        for (JsonNode item : items) {
            vectors.add(vector(item.path("embedding"), model));
        }
        return new EmbeddingAnswer(
                vectors, json.path("usage").path("prompt_tokens").asLong(0), costUsd);
    }

    private static List<Double> vector(JsonNode embedding, String model) {
        List<Double> vector = new ArrayList<>();
        if (embedding.isString()) {
            ByteBuffer bytes = decoded(embedding.stringValue(), model);
            while (bytes.remaining() >= Float.BYTES) {
                // By way of text: the float nearest to 0.1 is to read 0.1.
                vector.add(Double.valueOf(Float.toString(bytes.getFloat())));
            }
        } else {
            for (JsonNode number : embedding) {
                if (!number.isNumber()) {
                    throw noVector(model);
                }
                vector.add(number.doubleValue());
            }
        }
        if (vector.isEmpty()) {
            throw noVector(model);
        }
        return vector;
    }

    private static ByteBuffer decoded(String base64, String model) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IllegalArgumentException notBase64) {
            throw noVector(model);
        }
    }

    private static ModelCallException noVector(String model) {
        return new ModelCallException(
                ModelCallException.Kind.UNUSABLE,
                "The model '" + model + "' answered with something that is no vector");
    }

    private static ModelCallException withoutText(String model) {
        return new ModelCallException(
                ModelCallException.Kind.UNUSABLE, "The model '" + model + "' answered without a text");
    }
}
