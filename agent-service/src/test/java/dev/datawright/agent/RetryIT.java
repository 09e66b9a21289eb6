package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A run that failed or was stopped, taken up anew.
class RetryIT extends WithAgent {

    @Test
    void answersTheMessageThatIsThereAlready() {
        Conversation conversation = failed();
        ConversationView failed = agent.view(OWNER, conversation.id());
        assertThat(failed.failure()).isEqualTo(failed.messages().getLast().id());
        assertThat(failed.messages()).extracting(Message::text).startsWith("a fine", "Half a");
        model.says("A whole answer.");

        List<EventStream.Received> events = retried(conversation, said(failed), "k1-" + conversation.id());

        AgUiOrder.check(events);
        assertThat(text(events)).isEqualTo("A whole answer.");
        JsonNode told = customs(events, RunEventNames.RETRIED).getFirst();
        assertThat(told.path("message_id").asString()).isEqualTo(said(failed).toString());
        assertThat(told.path("gone")).hasSize(2);
        ConversationView view = agent.view(OWNER, conversation.id());
        assertThat(view.messages()).extracting(Message::text).containsExactly("a fine", "A whole answer.");
        assertThat(view.messages().getLast().tools()).extracting(ToolLine::tool).containsExactly("set_columns");
        assertThat(view.failure()).isNull();
        JsonNode asked = model.questions().getLast().path("messages");
        assertThat(asked.get(asked.size() - 1).path("role").asString()).isEqualTo("tool");
        assertThat(asked.toString()).containsOnlyOnce("a fine").doesNotContain("Half a", "Nothing is lost");
    }

    @Test
    void answersADoubledCallOnce() {
        Conversation conversation = failed();
        UUID message = said(agent.view(OWNER, conversation.id()));
        String key = "k2-" + conversation.id();
        model.says("A whole answer.");
        retried(conversation, message, key);

        HttpResponse<String> again = agent.retry(OWNER, conversation.id(), message, key);
        HttpResponse<String> late = agent.retry(OWNER, conversation.id(), message, null);
        HttpResponse<String> unknown = agent.retry(OWNER, conversation.id(), UUID.randomUUID(), null);
        HttpResponse<String> others = agent.retry("somebody else", conversation.id(), message, null);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(WireJson.mapper().readValue(again.body(), RunAccepted.class).queued())
                .isFalse();
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("This message has been answered, or another one came after it.");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(agent.view(OWNER, conversation.id()).messages())
                .extracting(Message::text)
                .containsExactly("a fine", "A whole answer.");
    }

    @Test
    void isRefusedWhileARunIsAtWork() {
        Conversation conversation = failed();
        UUID message = said(agent.view(OWNER, conversation.id()));
        var gate = new CountDownLatch(1);
        model.saysAndWaits("Soon", gate);
        try (EventStream stream = agent.events(
                OWNER, conversation.id(), agent.view(OWNER, conversation.id()).cursor())) {
            assertThat(agent.retry(OWNER, conversation.id(), message, null).statusCode())
                    .isEqualTo(202);

            HttpResponse<String> second = agent.retry(OWNER, conversation.id(), message, null);

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body())
                    .contains("not-ready", "The agent still works on the message before. Wait for its run to end");
            gate.countDown();
            assertThat(text(stream.untilRunEnds())).isEqualTo("Soon and more");
        }
    }

    @Test
    void tellsEverybodyThatARunWasStopped() {
        Conversation conversation = agent.converse(OWNER);
        var gate = new CountDownLatch(1);
        model.saysAndWaits("Once upon a time", gate);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0)) {
            agent.say(OWNER, conversation.id(), "tell me a story");
            stream.until(event -> event instanceof AgUiEvent.TextMessageContent);
            agent.stop(OWNER, conversation.id());
            List<EventStream.Received> events = stream.untilRunEnds();
            assertThat(customs(events, RunEventNames.TOOL_LINE))
                    .extracting(line -> line.path("tool").asString())
                    .containsExactly(ToolLine.STOP);
        } finally {
            gate.countDown();
        }
        model.says("Another one.");
        run(conversation, "another story");
        List<Message> messages = agent.view(OWNER, conversation.id()).messages();
        assertThat(messages)
                .extracting(Message::text)
                .containsExactly("tell me a story", "Once upon a time", "another story", "Another one.");
        assertThat(messages.get(2).tools()).extracting(ToolLine::text).containsExactly("stopped");
    }

    @Test
    void answersAMessageWhoseRunWasStoppedBeforeItsFirstWord() {
        Conversation conversation = agent.converse(OWNER);
        var gate = new CountDownLatch(1);
        model.then(out -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new java.io.IOException(e);
            }
        });
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0)) {
            agent.say(OWNER, conversation.id(), "a fine");
            stream.until(event -> event instanceof AgUiEvent.RunStarted);
            agent.stop(OWNER, conversation.id());
            stream.untilRunEnds();
        } finally {
            gate.countDown();
        }
        model.clear();
        model.says("Here.");
        UUID message = said(agent.view(OWNER, conversation.id()));

        List<EventStream.Received> events = retried(conversation, message, null);

        assertThat(text(events)).isEqualTo("Here.");
        assertThat(agent.view(OWNER, conversation.id()).messages())
                .extracting(Message::text)
                .containsExactly("a fine", "Here.");
    }

    private Conversation failed() {
        model.clear();
        model.calls("set_columns", COLUMNS)
                .breaksOffAfter("Half a")
                .fails(500)
                .fails(500)
                .fails(500);
        Conversation conversation = agent.converse(OWNER);
        List<EventStream.Received> events = run(conversation, "a fine");
        assertThat(events.getLast().event()).isInstanceOf(AgUiEvent.RunError.class);
        return conversation;
    }

    private List<EventStream.Received> retried(Conversation conversation, UUID message, @Nullable String key) {
        try (EventStream stream = agent.events(
                OWNER, conversation.id(), agent.view(OWNER, conversation.id()).cursor())) {
            HttpResponse<String> answer = agent.retry(OWNER, conversation.id(), message, key);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return stream.untilRunEnds();
        }
    }

    private static UUID said(ConversationView view) {
        return view.messages().getFirst().id();
    }
}
