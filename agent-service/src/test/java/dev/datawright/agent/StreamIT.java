package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StreamIT extends WithAgent {

    @Test
    void streamsTheTextAndCompactsItWhenTheRunEnds() {
        model.says("Every row has a fine between 15 and 250.");
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0);
                EventStream other = agent.events(OWNER, conversation.id(), 0)) {
            agent.say(OWNER, conversation.id(), "what is in it?");
            List<EventStream.Received> live = stream.untilRunEnds();
            assertThat(other.untilRunEnds()).isEqualTo(live);
            assertThat(live.stream().filter(e -> e.event() instanceof AgUiEvent.TextMessageContent))
                    .hasSizeGreaterThan(5);
            assertThat(live)
                    .extracting(EventStream.Received::id)
                    .doesNotHaveDuplicates()
                    .isSorted();

            try (EventStream replay = agent.events(OWNER, conversation.id(), 0)) {
                List<EventStream.Received> stored = replay.untilRunEnds();
                AgUiOrder.check(stored);
                assertThat(text(stored)).isEqualTo(text(live));
                assertThat(stored.stream().filter(e -> e.event() instanceof AgUiEvent.TextMessageContent))
                        .hasSize(1);
            }
            // From the midst of the text: exactly the rest.
            EventStream.Received third = live.stream()
                    .filter(e -> e.event() instanceof AgUiEvent.TextMessageContent)
                    .skip(2)
                    .findFirst()
                    .orElseThrow();
            try (EventStream rest = agent.events(OWNER, conversation.id(), third.id())) {
                String seen = text(live.subList(0, live.indexOf(third) + 1));
                assertThat(seen + text(rest.untilRunEnds())).isEqualTo(text(live));
            }
        }
    }

    @Test
    void tellsWhatAnotherProcessWroteInItsOrder() {
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0)) {
            elsewhere(conversation, 1, "one");
            elsewhere(conversation, 2, "two");
            assertThat(stream.until(event -> event instanceof AgUiEvent.StepStarted(String step) && step.equals("two")))
                    .extracting(EventStream.Received::id)
                    .containsExactly(1L, 2L);

            // A run of this process comes before anybody has looked for the third one.
            elsewhere(conversation, 3, "three");
            model.says("Here I am.");
            agent.say(OWNER, conversation.id(), "where?");
            List<EventStream.Received> live = stream.untilRunEnds();

            assertThat(live.getFirst().event()).isEqualTo(new AgUiEvent.StepStarted("three"));
            assertThat(live)
                    .extracting(EventStream.Received::id)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    /// An event that reaches the database alone, as another process's do.
    private static void elsewhere(Conversation conversation, long cursor, String step) {
        agent.database()
                .sql("WITH told AS (UPDATE agent.conversation SET cursor = :cursor WHERE id = :id)"
                        + " INSERT INTO agent.event (conversation_id, cursor, run_id, type, payload)"
                        + " VALUES (:id, :cursor, :id, 'STEP_STARTED', :payload)")
                .param("id", conversation.id())
                .param("cursor", cursor)
                .param(
                        "payload",
                        WireJson.mapper()
                                .writerFor(AgUiEvent.class)
                                .writeValueAsString(new AgUiEvent.StepStarted(step)))
                .update();
    }

    @Test
    void keepsTheTextSoFarWhenItIsStopped() {
        var gate = new CountDownLatch(1);
        model.saysAndWaits("The first words", gate);
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0)) {
            agent.say(OWNER, conversation.id(), "tell me a long story");
            stream.until(event -> event instanceof AgUiEvent.TextMessageContent);
            // Deltas reach the readers before they are stored.
            Await.until(() -> agent.view(OWNER, conversation.id())
                    .messages()
                    .getLast()
                    .text()
                    .equals("The first words"));

            agent.stop(OWNER, conversation.id());

            assertThat(stream.untilRunEnds().getLast().event()).isInstanceOf(AgUiEvent.RunFinished.class);
        } finally {
            gate.countDown();
        }
        // The last one has no words: it carries the line that says that the person stopped.
        assertThat(agent.view(OWNER, conversation.id()).messages())
                .extracting(Message::text)
                .endsWith("The first words", "");
    }

    @Test
    void runsOverAgUiFromItsStartToItsEnd() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}").says("Good.");
        Conversation conversation = agent.converse(OWNER);
        UUID runId = UUID.randomUUID();
        String interrupt;
        try (EventStream stream = agent.agui(OWNER, """
                {"threadId":"%s","runId":"%s","protocolVersion":"1.0","state":{"design":"mine"},"tools":[],"context":[],
                "messages":[{"id":"1","role":"assistant","content":"I never said this"},
                {"id":"2","role":"user","content":[{"type":"text","text":"200 fines"}]}]}""".formatted(conversation.id(), runId))) {
            List<EventStream.Received> events = stream.untilRunEnds();
            AgUiOrder.check(events);
            assertThat(events.getFirst().event())
                    .isEqualTo(new AgUiEvent.RunStarted(conversation.id().toString(), runId.toString()));
            assertThat(events).extracting(EventStream.Received::id).containsOnly(-1L);
            interrupt = Objects.requireNonNull(
                            ((AgUiEvent.RunFinished) events.getLast().event()).outcome())
                    .interrupts()
                    .getFirst()
                    .id();
        }
        assertThat(model.questions().getLast().toString()).doesNotContain("I never said this");
        try (EventStream stream = agent.agui(OWNER, """
                {"threadId":"%s","runId":"another","messages":[],"resume":[{"interruptId":"%s","status":"cancelled"}]}""".formatted(conversation.id(), interrupt))) {
            List<EventStream.Received> events = stream.untilRunEnds();
            AgUiOrder.check(events);
            assertThat(text(events)).isEqualTo("Good.");
        }
    }
}
