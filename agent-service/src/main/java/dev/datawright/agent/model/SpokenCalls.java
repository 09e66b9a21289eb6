package dev.datawright.agent.model;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Calls that a model wrote down as text instead of making them.
final class SpokenCalls {

    private final Set<String> tools;

    SpokenCalls(Set<String> tools) {
        this.tools = tools;
    }

    /// Whether a text may turn out to be a call, so that it is better not shown before its end.
    static boolean mayBegin(String text) {
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("```");
    }

    /// The calls that a text is, and nothing else; empty when it is no call of a known tool.
    List<ModelCall> in(String text) {
        String json = text.strip();
        if (json.startsWith("```") && json.endsWith("```") && json.indexOf('\n') > 0) {
            json = json.substring(json.indexOf('\n') + 1, json.length() - 3).strip();
        }
        try {
            JsonNode said = WireJson.mapper().readTree(json);
            List<ModelCall> calls = new ArrayList<>();
            for (JsonNode one : said.isArray() ? said : List.of(said)) {
                JsonNode call = one.path("function").isObject() ? one.path("function") : one;
                String name = call.path("name").asString("");
                JsonNode arguments = call.has("arguments") ? call.path("arguments") : call.path("parameters");
                if (!tools.contains(name) || !arguments.isObject() && !arguments.isString()) {
                    return List.of();
                }
                calls.add(new ModelCall(
                        "spoken-" + (calls.size() + 1),
                        name,
                        arguments.isString() ? arguments.asString() : arguments.toString()));
            }
            return calls;
        } catch (JacksonException e) {
            return List.of();
        }
    }
}
