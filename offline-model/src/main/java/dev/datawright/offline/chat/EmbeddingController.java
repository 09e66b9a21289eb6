package dev.datawright.offline.chat;

import dev.datawright.offline.write.TextVectors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's embeddings, as lists of numbers.
@RestController
class EmbeddingController {

    private static final int MOST_TEXTS = 2048;
    private static final int MOST_DIMENSIONS = 4096;

    @PostMapping("/v1/embeddings")
    void embed(HttpServletRequest http, HttpServletResponse response) throws IOException {
        JsonNode request = read(http);
        String model = request.path("model").asString("");
        if (!Models.NAMES.contains(model)) {
            throw RequestRefused.unknownModel(model);
        }
        int dimensions = request.path("dimensions").asInt(TextVectors.DIMENSIONS);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw RequestRefused.invalid(
                    "'dimensions' is " + dimensions + ", not between 1 and " + MOST_DIMENSIONS + ".");
        }
        if (!request.path("encoding_format").asString("float").equals("float")) {
            throw RequestRefused.invalid("'encoding_format' is not 'float', the only one here.");
        }
        List<String> texts = texts(request.path("input"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = answer.putArray("data");
        int characters = 0;
        for (int i = 0; i < texts.size(); i++) {
            characters += texts.get(i).length();
            ArrayNode vector =
                    data.addObject().put("object", "embedding").put("index", i).putArray("embedding");
            for (double value : TextVectors.of(texts.get(i), dimensions)) {
                vector.add(value);
            }
        }
        int tokens = Completions.tokens(characters);
        answer.put("model", model);
        answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        Bodies.send(response, answer);
    }

    private static JsonNode read(HttpServletRequest http) throws IOException {
        byte[] body = Bodies.read(http);
        try {
            return Bodies.MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            throw RequestRefused.invalid("The body is not JSON: " + notJson.getOriginalMessage());
        }
    }

    private static List<String> texts(JsonNode input) {
        List<String> texts = new ArrayList<>();
        if (input.isString()) {
            texts.add(input.stringValue());
        } else if (input.isArray() && input.size() <= MOST_TEXTS) {
            for (JsonNode text : input) {
                if (!text.isString()) {
                    throw RequestRefused.invalid("'input' must be a text or a list of texts.");
                }
                texts.add(text.stringValue());
            }
        }
        if (texts.isEmpty()) {
            throw RequestRefused.invalid("'input' must be a text or a list of 1 to " + MOST_TEXTS + " texts.");
        }
        return texts;
    }
}
