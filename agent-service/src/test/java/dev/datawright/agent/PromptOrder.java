package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a question to a model is one that every provider takes: OpenAI, Azure, Bedrock, Anthropic, Mistral and NIM
/// each refuse something that others allow.
final class PromptOrder {

    private PromptOrder() {}

    static void check(JsonNode question) {
        JsonNode messages = question.path("messages");
        String all = messages.toPrettyString();
        assertThat(messages.path(0).path("role").asString()).as(all).isEqualTo("system");
        Deque<String> due = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        String before = "system";
        for (int i = 1; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String role = message.path("role").asString();
            switch (role) {
                case "user" -> {
                    assertThat(before).as("before message %d of %s", i, all).isIn("system", "assistant");
                    assertThat(due)
                            .as("unanswered before message %d of %s", i, all)
                            .isEmpty();
                    hasContent(message, all);
                }
                case "assistant" -> {
                    assertThat(before).as("before message %d of %s", i, all).isIn("user", "tool");
                    assertThat(due)
                            .as("unanswered before message %d of %s", i, all)
                            .isEmpty();
                    for (JsonNode call : message.path("tool_calls")) {
                        checkCall(call, ids, all);
                        due.add(call.path("id").asString());
                    }
                    if (message.has("content") || due.isEmpty()) {
                        hasContent(message, all);
                    }
                }
                case "tool" -> {
                    assertThat(message.path("tool_call_id").asString())
                            .as("the result at %d of %s", i, all)
                            .isEqualTo(due.poll());
                    hasContent(message, all);
                }
                default -> throw new AssertionError("the role " + role + " at " + i + " of " + all);
            }
            before = role;
        }
        assertThat(due).as("unanswered at the end of %s", all).isEmpty();
        assertThat(before).as("the last of %s", all).isIn("user", "tool");
        assertThat(question.path("tools").size()).isBetween(1, 10);
    }

    private static void checkCall(JsonNode call, Set<String> ids, String all) {
        String id = call.path("id").asString();
        assertThat(id).as(all).matches("[a-zA-Z0-9]{9}");
        assertThat(ids.add(id)).as("the id %s is there once in %s", id, all).isTrue();
        assertThat(call.path("function").path("name").asString()).as(all).matches("[a-zA-Z0-9_-]{1,64}");
        assertThat(WireJson.mapper()
                        .readTree(call.path("function").path("arguments").asString()))
                .as(all)
                .isInstanceOf(ObjectNode.class);
    }

    private static void hasContent(JsonNode message, String all) {
        assertThat(message.path("content").asString("")).as(all).isNotBlank();
    }
}
