package dev.datawright.offline;

import dev.datawright.contract.json.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A chat completion request as agent-service or designer-service sends it.
final class Chat {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode root = NODES.objectNode();
    private final ArrayNode messages = root.putArray("messages");
    private int calls;

    private Chat(String model) {
        root.put("model", model);
    }

    static Chat writer() {
        return new Chat("writer");
    }

    /// With the agent's tools, and the design in the system message.
    static Chat designer(String design) {
        Chat chat = new Chat("designer");
        chat.message("system", "");
        ArrayNode tools = chat.root.putArray("tools");
        for (String name : new String[] {
            "get_design", "set_columns", "remove_columns", "set_constraints", "preview_design", "propose_job"
        }) {
            tools.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", name)
                    .putObject("parameters")
                    .put("type", "object");
        }
        return chat.design(design);
    }

    /// Tells the design anew, as the agent does in every step.
    Chat design(String json) {
        ((ObjectNode) messages.get(0)).put("content", "You design datasets.\nDESIGN: " + json.replace("\n", " "));
        return this;
    }

    Chat user(String text) {
        message("user", text);
        return this;
    }

    Chat answered(String question, String answer) {
        message("user", question);
        message("assistant", answer);
        return this;
    }

    /// A tool call of the model, and what came of it.
    Chat called(String tool, String arguments, String result) {
        String id = "call_" + ++calls;
        ObjectNode assistant = messages.addObject().put("role", "assistant").putNull("content");
        assistant
                .putArray("tool_calls")
                .addObject()
                .put("id", id)
                .put("type", "function")
                .putObject("function")
                .put("name", tool)
                .put("arguments", arguments);
        messages.addObject().put("role", "tool").put("tool_call_id", id).put("content", result);
        return this;
    }

    Chat streaming() {
        root.putObject("stream_options").put("include_usage", true);
        return streamingWithoutUsage();
    }

    Chat streamingWithoutUsage() {
        root.put("stream", true);
        return this;
    }

    Chat with(String field, String value) {
        root.put(field, value);
        return this;
    }

    Chat with(String field, JsonNode value) {
        root.set(field, value);
        return this;
    }

    String json() {
        return WireJson.mapper().writeValueAsString(root);
    }

    private void message(String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }
}
