package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.run.AgUiEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleIT extends WithAgent {

    @Test
    void answersTheModelsMistakesSoThatItCanRepairThem() {
        bridge.refuseColumns(true);
        model.calls("make_coffee", "{}", "set_columns", "{\"columns\":[", "set_columns", COLUMNS)
                .says("I could not set it.");
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "a fine");

        AgUiOrder.check(events);
        assertThat(events.stream()
                        .filter(e -> e.event() instanceof AgUiEvent.ToolCallResult)
                        .map(e -> ((AgUiEvent.ToolCallResult) e.event()).content()))
                .satisfiesExactly(
                        unknown -> assertThat(unknown).startsWith("Error: There is no tool 'make_coffee'. There are: "),
                        malformed -> assertThat(malformed)
                                .isEqualTo("Error: The arguments are not a JSON object: {\"columns\":[. Send one object"
                                        + " with the arguments' names. They end in the middle: send less in one call,"
                                        + " such as fewer columns."),
                        refused -> assertThat(refused)
                                .isEqualTo("Error: columns[0].params.low: is above high (swap them)"));
        assertThat(text(events)).isEqualTo("I could not set it.");
    }

    @Test
    void stopsCalmlyWhenTheModelNeverComesToAnEnd() {
        for (int i = 0; i < 12; i++) {
            model.calls("preview_design", "{}");
        }
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "look again and again");

        assertThat(events.getLast().event()).isInstanceOf(AgUiEvent.RunFinished.class);
        assertThat(text(events)).isEqualTo("I stopped after 12 steps. The design is as you see it; say how to go on.");
    }

    @Test
    void asksAgainWhenAnAnswerBreaksOff() {
        model.breaksOffAfter("Half a").fails(500).says("A whole answer.");
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "hello");

        AgUiOrder.check(events);
        assertThat(agent.view(OWNER, conversation.id()).messages().getLast().text())
                .isEqualTo("A whole answer.");
        try (EventStream replay = agent.events(OWNER, conversation.id(), 0)) {
            assertThat(text(replay.untilRunEnds())).isEqualTo("A whole answer.");
        }
    }

    @Test
    void saysSoWhenTheModelStaysAwayAndGoesOnWithTheNextMessage() {
        model.fails(429).fails(429).fails(429).fails(429);
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "hello");

        AgUiOrder.check(events);
        assertThat(events.getLast().event())
                .isEqualTo(new AgUiEvent.RunError(
                        "The model gateway is busy (HTTP 429). Nothing is lost: send your message again in a moment.",
                        "model-busy"));
        model.says("Here again.");
        assertThat(text(run(conversation, "and now?"))).isEqualTo("Here again.");
    }

    @Test
    void asksAgainAfterAnEmptyAnswerAndLeavesThoughtsOut() {
        model.says("").says("<think>What could they mean?</think>\n\nHello.");
        Conversation conversation = agent.converse(OWNER);

        assertThat(text(run(conversation, "hi"))).isEqualTo("Hello.");
        assertThat(agent.view(OWNER, conversation.id()).messages().getLast().text())
                .isEqualTo("Hello.");
    }

    @Test
    void keepsTheTextSoFarWhenTheModelBreaksOffForGood() {
        model.breaksOffAfter("Half a").fails(500).fails(500).fails(500);
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "hello");

        AgUiOrder.check(events);
        String sentence =
                "The model gateway answered with HTTP 500. Nothing is lost: send your message again in a" + " moment.";
        assertThat(events.getLast().event()).isEqualTo(new AgUiEvent.RunError(sentence, "model-away"));
        assertThat(text(events)).isEqualTo("Half a");
        assertThat(agent.view(OWNER, conversation.id()).messages())
                .extracting(Message::text)
                .containsExactly("hello", "Half a", sentence);
    }

    @Test
    void saysSoWhenTheModelHasNothingToSay() {
        model.says("").says("").says("").says("");
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "hello");

        AgUiOrder.check(events);
        assertThat(events.getLast().event())
                .isEqualTo(new AgUiEvent.RunError(
                        "The model gave no answer, 4 times. Nothing is lost: send your message again, or in other"
                                + " words.",
                        "model-empty"));
    }

    @Test
    void saysSoWhenTheBridgeIsAwayAndGoesOnWithTheNextMessage() {
        Conversation conversation = agent.converse(OWNER);
        bridge.goAway();
        List<EventStream.Received> events;
        try {
            events = run(conversation, "hello");
        } finally {
            bridge.comeBack();
        }

        AgUiOrder.check(events);
        assertThat(events.getLast().event())
                .isEqualTo(new AgUiEvent.RunError(
                        "The bridge does not answer, so the design cannot be read or changed at the moment. Send your"
                                + " message again in a while.",
                        "bridge-away"));
        model.says("Here again.");
        assertThat(text(run(conversation, "and now?"))).isEqualTo("Here again.");
    }
}
