package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ForkIT extends WithAgent {

    @Test
    void goesOnFromAnEarlierMessageInAConversationAndADesignOfItsOwn() {
        Conversation source = proposed();
        bridge.designs().editByHand(source.designId(), "street");
        Await.until(() -> agent.view(OWNER, source.id()).proposal() == null);
        model.calls("set_columns", COLUMNS).says("Then in euros.");
        run(source, "in euros");
        model.says("Fine.");
        run(source, "and a third thing");
        Message second = said(source).get(1);
        assertThat(second.designVersion()).isEqualTo(3);

        model.says("In dollars.");
        Conversation fork = made(agent.fork(OWNER, source.id(), second.id(), "in dollars", null));

        assertThat(fork.id()).isNotEqualTo(source.id());
        assertThat(fork.designId()).isNotEqualTo(source.designId());
        assertThat(fork.activeRunId()).isNotNull();
        assertThat(fork.title()).isEqualTo("200 fines");
        ended(fork);
        ConversationView view = agent.view(OWNER, fork.id());
        assertThat(view.messages()).extracting(Message::text).containsExactly("200 fines", "in dollars", "In dollars.");
        assertThat(view.messages().get(1).tools())
                .extracting(ToolLine::text)
                .containsExactly("added 1 columns", "job prepared");
        assertThat(view.settled())
                .extracting(SettledProposal::outcome)
                .containsExactly(SettledProposal.Outcome.WITHDRAWN);
        assertThat(bridge.designs()
                        .newest(fork.designId())
                        .path("config")
                        .path("columns")
                        .findValuesAsString("name"))
                .containsExactly("fine", "street");
        assertThat(agent.view(OWNER, source.id()).messages())
                .extracting(Message::text)
                .containsExactly("200 fines", "in euros", "Then in euros.", "and a third thing", "Fine.");
        JsonNode asked = model.questions().getLast().path("messages");
        // Some providers take no person's message right behind results: the agent takes note of them first.
        assertThat(asked.findValuesAsString("role"))
                .containsExactly("system", "user", "assistant", "tool", "assistant", "tool", "assistant", "user");
    }

    @Test
    void worksWhileTheOldOneIsAtWork() {
        var gate = new CountDownLatch(1);
        model.saysAndWaits("Once upon a time", gate).says("Short.");
        Conversation source = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, source.id(), 0)) {
            agent.say(OWNER, source.id(), "a long story");
            stream.until(event -> event instanceof AgUiEvent.TextMessageContent);

            Conversation fork =
                    made(agent.fork(OWNER, source.id(), said(source).getFirst().id(), "a short story", null));
            ended(fork);

            assertThat(agent.view(OWNER, fork.id()).messages())
                    .extracting(Message::text)
                    .containsExactly("a short story", "Short.");
        } finally {
            gate.countDown();
            ended(source);
        }
        assertThat(agent.view(OWNER, source.id()).messages())
                .extracting(Message::text)
                .containsExactly("a long story", "Once upon a time and more");
    }

    @Test
    void makesOneOfADoubledCall() {
        model.says("Hello.").says("Again.");
        Conversation source = agent.converse(OWNER);
        run(source, "hello");
        UUID message = said(source).getFirst().id();
        int copies = bridge.designs().copies().size();

        Conversation once = made(agent.fork(OWNER, source.id(), message, "hello again", "fork-1"));
        Conversation twice = made(agent.fork(OWNER, source.id(), message, "hello again", "fork-1"));

        assertThat(twice.id()).isEqualTo(once.id());
        assertThat(bridge.designs().copies()).hasSize(copies + 1);
        assertThat(agent.fork(OWNER, source.id(), message, "something else", "fork-1")
                        .statusCode())
                .isEqualTo(409);
        ended(once);
        assertThat(said(once)).extracting(Message::text).containsExactly("hello again");
    }

    @Test
    void saysWhatCannotBeForked() {
        model.says("Hello.");
        Conversation source = agent.converse(OWNER);
        run(source, "hello");
        UUID answer = agent.view(OWNER, source.id()).messages().getLast().id();

        HttpResponse<String> refused = agent.fork(OWNER, source.id(), answer, "hello again", null);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(problem(refused).detail())
                .isEqualTo("There is no message " + answer + " of yours in this conversation. Name one that the agent"
                        + " has answered or is answering.");
        bridge.goAway();
        try {
            HttpResponse<String> away =
                    agent.fork(OWNER, source.id(), said(source).getFirst().id(), "hello again", null);
            assertThat(away.statusCode()).isEqualTo(503);
        } finally {
            bridge.comeBack();
        }
    }

    private static List<Message> said(Conversation conversation) {
        return agent.view(OWNER, conversation.id()).messages().stream()
                .filter(message -> message.role() == Message.Role.USER)
                .toList();
    }

    private static Conversation made(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return WireJson.mapper().readValue(response.body(), Conversation.class);
    }

    private static void ended(Conversation conversation) {
        Await.until(() -> agent.view(OWNER, conversation.id()).conversation().activeRunId() == null);
    }
}
