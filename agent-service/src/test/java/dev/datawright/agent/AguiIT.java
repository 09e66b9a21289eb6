package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.run.AgUiEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What AG-UI's own clients are told beside what is stored, and what their leaving means.
class AguiIT extends WithAgent {

    private static EventStream drive(Conversation conversation, String text) {
        return agent.agui(OWNER, """
                {"threadId":"%s","runId":"%s","messages":[{"id":"1","role":"user","content":"%s"}]}""".formatted(conversation.id(), UUID.randomUUID(), text));
    }

    private static List<JsonNode> told(EventStream stream, String type) {
        return stream.told().stream()
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    @Test
    void tellsTheDesignWholeAtFirstAndThenWhatChanged() {
        model.calls("set_columns", COLUMNS).says("Good.");
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = drive(conversation, "200 fines")) {
            stream.untilRunEnds();
            assertThat(stream.told().get(1).path("type").asString()).isEqualTo("STATE_SNAPSHOT");
            assertThat(stream.told()
                            .get(1)
                            .path("snapshot")
                            .path("design")
                            .path("version")
                            .asInt())
                    .isEqualTo(1);
            assertThat(told(stream, "STATE_SNAPSHOT")).hasSize(1);
            assertThat(told(stream, "STATE_DELTA")).hasSize(1);
            assertThat(told(stream, "STATE_DELTA").getFirst().path("delta").findValuesAsString("path"))
                    .contains("/design/version", "/design/config/columns/-", "/design/rows");
        }
    }

    @Test
    void goesOnWithoutTheStateWhileTheBridgeIsAway() {
        model.says("Good.");
        Conversation conversation = agent.converse(OWNER);
        bridge.goAway();
        try (EventStream stream = drive(conversation, "hello")) {
            assertThat(stream.untilRunEnds().getFirst().event()).isInstanceOf(AgUiEvent.RunStarted.class);
            assertThat(told(stream, "STATE_SNAPSHOT")).isEmpty();
        } finally {
            bridge.comeBack();
        }
    }

    @Test
    void saysWithTheQuestionWhatAYesNeeds() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}");
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = drive(conversation, "200 fines")) {
            stream.untilRunEnds();
            JsonNode question =
                    stream.told().getLast().path("outcome").path("interrupts").path(0);
            assertThat(question.path("metadata").path("spec").path("rows").asLong())
                    .isEqualTo(200);
            assertThat(question.path("metadata").path("spec").path("design_id").asString())
                    .isEqualTo(conversation.designId().toString());
            assertThat(question.path("responseSchema").path("properties").has("approval_id"))
                    .isTrue();
            assertThat(told(stream, "TOOL_CALL_START"))
                    .extracting(call -> call.path("toolCallId").asString())
                    .contains(question.path("toolCallId").asString());
        }
    }

    @Test
    void endsAsCancelledWhenThePersonStopsIt() {
        var gate = new CountDownLatch(1);
        model.saysAndWaits("The first words", gate);
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = drive(conversation, "tell me a long story")) {
            stream.until(event -> event instanceof AgUiEvent.TextMessageContent);
            agent.stop(OWNER, conversation.id());
            stream.untilRunEnds();
            assertThat(stream.told().getLast().path("outcome").toString()).isEqualTo("{\"type\":\"cancelled\"}");
        } finally {
            gate.countDown();
        }
    }

    @Test
    void stopsTheRunOfAClientThatLeaves() {
        var gate = new CountDownLatch(1);
        model.saysAndWaits("The first words", gate);
        Conversation conversation = agent.converse(OWNER);
        try {
            try (EventStream stream = drive(conversation, "tell me a long story")) {
                stream.until(event -> event instanceof AgUiEvent.TextMessageContent);
                // What waits in another window is nobody's to take back who only closes this one.
                agent.say(OWNER, conversation.id(), "and another one");
                model.says("Another one.");
            }
            Await.until(() -> agent.view(OWNER, conversation.id())
                    .messages()
                    .getLast()
                    .text()
                    .equals("Another one."));
        } finally {
            gate.countDown();
        }
        assertThat(agent.view(OWNER, conversation.id()).messages().toString())
                .contains("The first words")
                .doesNotContain("and more");
    }
}
