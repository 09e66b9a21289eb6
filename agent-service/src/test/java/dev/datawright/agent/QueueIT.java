package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueIT extends WithAgent {

    private final CountDownLatch gate = new CountDownLatch(1);
    private Conversation conversation;
    private EventStream stream;
    private RunAccepted first;

    @BeforeEach
    void startsALongAnswer() {
        model.saysAndWaits("Once upon a time", gate);
        conversation = agent.converse(OWNER);
        stream = agent.events(OWNER, conversation.id(), 0);
        first = agent.say(OWNER, conversation.id(), "tell me a long story");
        stream.until(event -> event instanceof AgUiEvent.TextMessageContent);
    }

    @AfterEach
    void endsIt() {
        gate.countDown();
        agent.stop(OWNER, conversation.id());
        Await.until(() -> agent.view(OWNER, conversation.id()).conversation().activeRunId() == null);
        stream.close();
    }

    @Test
    void startsWaitingMessagesInTheirOrderWhenTheRunEnds() {
        model.says("Two.").says("Three.");
        RunAccepted second = agent.say(OWNER, conversation.id(), "second");
        RunAccepted third = agent.say(OWNER, conversation.id(), "third");

        assertThat(second.queued()).isTrue();
        assertThat(second.runId()).isEqualTo(first.runId());
        assertThat(third.queued()).isTrue();
        assertThat(nextQueue()).containsExactly("second");
        assertThat(nextQueue()).containsExactly("second", "third");
        ConversationView waiting = agent.view(OWNER, conversation.id());
        assertThat(waiting.queued()).extracting(Message::text).containsExactly("second", "third");
        assertThat(waiting.messages())
                .extracting(Message::text)
                .containsExactly("tell me a long story", "Once upon a time");

        gate.countDown();
        List<EventStream.Received> events = new ArrayList<>(stream.untilRunEnds());
        events.addAll(stream.untilRunEnds());
        events.addAll(stream.untilRunEnds());

        assertThat(customs(events, RunEventNames.QUEUE)
                        .getFirst()
                        .path("messages")
                        .findValuesAsString("text"))
                .containsExactly("third");
        assertThat(customs(events, RunEventNames.QUEUE).getLast().path("messages"))
                .isEmpty();
        ConversationView end = agent.view(OWNER, conversation.id());
        assertThat(end.queued()).isEmpty();
        assertThat(end.messages())
                .extracting(Message::text)
                .containsExactly(
                        "tell me a long story", "Once upon a time and more", "second", "Two.", "third", "Three.");
        assertThat(end.messages().get(2).id())
                .isEqualTo(waiting.queued().getFirst().id());
        try (EventStream replay = agent.events(OWNER, conversation.id(), 0)) {
            List<EventStream.Received> all = new ArrayList<>(replay.untilRunEnds());
            all.addAll(replay.untilRunEnds());
            all.addAll(replay.untilRunEnds());
            AgUiOrder.check(all);
        }
    }

    @Test
    void takesAMessageBack() {
        agent.say(OWNER, conversation.id(), "second");
        agent.say(OWNER, conversation.id(), "third");
        UUID second = agent.view(OWNER, conversation.id()).queued().getFirst().id();

        assertThat(takeBack(second).statusCode()).isEqualTo(204);

        assertThat(agent.view(OWNER, conversation.id()).queued())
                .extracting(Message::text)
                .containsExactly("third");
        HttpResponse<String> again = takeBack(second);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(problem(again).detail())
                .isEqualTo("No message " + second
                        + " waits in this conversation. The agent may have come to it meanwhile.");
        nextQueue();
        nextQueue();
        assertThat(nextQueue()).containsExactly("third");
    }

    @Test
    void takesWaitingMessagesBackWhenItIsStopped() {
        agent.say(OWNER, conversation.id(), "second");
        nextQueue();

        agent.stop(OWNER, conversation.id());

        List<EventStream.Received> rest = stream.untilRunEnds();
        assertThat(customs(rest, RunEventNames.QUEUE).getLast().path("messages"))
                .isEmpty();
        ConversationView end = agent.view(OWNER, conversation.id());
        assertThat(end.queued()).isEmpty();
        // The last one has no words: it carries the line that says that the person stopped.
        assertThat(end.messages())
                .extracting(Message::text)
                .containsExactly("tell me a long story", "Once upon a time", "");
    }

    @Test
    void letsFiveWaitAndSaysSoToTheSixth() {
        for (int i = 1; i <= 5; i++) {
            agent.say(OWNER, conversation.id(), "message " + i);
        }

        HttpResponse<String> sixth =
                agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/messages")
                        .POST(RunningAgent.json("{\"text\":\"message 6\"}")));

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(problem(sixth).type()).isEqualTo("urn:datawright:problem:limit-reached");
        assertThat(problem(sixth).detail())
                .isEqualTo("5 messages wait for the agent already. Wait until it has come to the first of them, or take"
                        + " one back.");
        assertThat(agent.view(OWNER, conversation.id()).queued()).hasSize(5);
    }

    @Test
    void takesADoubledCallOnce() {
        RunAccepted once = agent.say(OWNER, conversation.id(), "second", "key-1");

        assertThat(agent.say(OWNER, conversation.id(), "second", "key-1")).isEqualTo(once);

        assertThat(agent.view(OWNER, conversation.id()).queued())
                .extracting(Message::text)
                .containsExactly("second");
        HttpResponse<String> other =
                agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/messages")
                        .header("Idempotency-Key", "key-1")
                        .POST(RunningAgent.json("{\"text\":\"something else\"}")));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(problem(other).detail())
                .isEqualTo("The Idempotency-Key 'key-1' was used with another request. Use a new key for a new"
                        + " request.");
    }

    private List<String> nextQueue() {
        List<EventStream.Received> events = stream.until(event ->
                event instanceof AgUiEvent.Custom custom && custom.name().equals(RunEventNames.QUEUE));
        return customs(events, RunEventNames.QUEUE).getLast().path("messages").findValuesAsString("text");
    }

    private HttpResponse<String> takeBack(UUID message) {
        return agent.send(agent.request(OWNER, "/api/agent/conversations/" + conversation.id() + "/queue/" + message)
                .DELETE());
    }
}
