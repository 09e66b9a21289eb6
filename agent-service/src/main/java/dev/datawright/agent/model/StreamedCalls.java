package dev.datawright.agent.model;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Tool calls put together from their pieces, whatever is missing in a piece or comes again with each.
final class StreamedCalls {

    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> byIndex = new HashMap<>();

    /// Takes the pieces of calls in a piece of an answer.
    ///
    /// @return how many characters there were
    int add(JsonNode delta) {
        int characters = 0;
        for (JsonNode piece : delta.path("tool_calls")) {
            characters += add(piece, piece.path("function"));
        }
        if (delta.path("function_call").isObject()) {
            characters += add(delta.get("function_call"), delta.get("function_call"));
        }
        return characters;
    }

    /// All calls, each in one piece.
    ArrayNode whole() {
        ArrayNode whole = WireJson.mapper().createArrayNode();
        for (Call call : calls) {
            whole.addObject()
                    .put("index", whole.size() - 1)
                    .put("id", call.id.isEmpty() ? "call" : call.id)
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.name)
                    .put("arguments", call.arguments.toString());
        }
        return whole;
    }

    private int add(JsonNode piece, JsonNode function) {
        String id = piece.path("id").asString("");
        String name = function.path("name").asString("");
        JsonNode given = function.path("arguments");
        String arguments = given.isContainer() ? given.toString() : given.asString("");
        Call call = find(piece.path("index"), id, name);
        if (call.id.isEmpty()) {
            call.id = id;
        }
        if (call.name.isEmpty()) {
            call.name = name;
        }
        call.arguments.append(arguments);
        return arguments.length();
    }

    private Call find(JsonNode index, String id, String name) {
        int at = index.isIntegralNumber() ? index.asInt() : calls.isEmpty() || !name.isEmpty() ? -1 : -2;
        Call known = at == -2 ? calls.getLast() : at == -1 ? null : byIndex.get(at);
        if (known == null || isAnother(known, id, name)) {
            known = new Call();
            calls.add(known);
            byIndex.put(at, known);
        }
        return known;
    }

    /// Some providers count every call as the first one.
    private static boolean isAnother(Call known, String id, String name) {
        boolean otherId = !id.isEmpty() && !known.id.isEmpty() && !id.equals(known.id);
        return !name.isEmpty() && (otherId || isWhole(known.arguments));
    }

    private static boolean isWhole(StringBuilder arguments) {
        if (arguments.isEmpty() || arguments.charAt(arguments.length() - 1) != '}') {
            return false;
        }
        try {
            @Nullable JsonNode tree = WireJson.mapper().readTree(arguments.toString());
            return tree != null && tree.isObject() && !tree.isEmpty();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }
}
