package dev.datawright.offline.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// One message of a conversation.
record ChatMessage(String role, String text, List<ToolCall> calls, String toolCallId) {

    static ChatMessage of(JsonNode node) {
        List<ToolCall> calls = new ArrayList<>();
        node.path("tool_calls")
                .forEach(call -> calls.add(new ToolCall(
                        call.path("id").asString(""),
                        call.path("function").path("name").asString(""),
                        call.path("function").path("arguments").asString("{}"))));
        return new ChatMessage(
                node.path("role").asString("user"),
                text(node.path("content")),
                calls,
                node.path("tool_call_id").asString(""));
    }

    /// A text, or the text parts of a list.
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        return StreamSupport.stream(content.spliterator(), false)
                .map(part -> part.path("text").asString(""))
                .collect(Collectors.joining("\n"));
    }

    record ToolCall(String id, String name, String arguments) {}
}
