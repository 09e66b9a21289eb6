package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.json.WireJson;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelChoiceIT extends WithAgent {

    @Test
    void asksTheModelThatTheConversationNames() {
        HttpResponse<String> made = create("{\"model\":\"cheap\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        Conversation conversation = WireJson.mapper().readValue(made.body(), Conversation.class);
        model.says("Hello.").says("Hello again.");

        run(conversation, "hi");
        assertThat(model.questions().getLast().path("model").asString()).isEqualTo("cheap");

        var message = Objects.requireNonNull(
                        agent.view(OWNER, conversation.id()).messages().getFirst())
                .id();
        HttpResponse<String> fork = agent.fork(OWNER, conversation.id(), message, "hi there", null);
        Conversation forked = WireJson.mapper().readValue(fork.body(), Conversation.class);
        Await.until(() -> agent.view(OWNER, forked.id()).conversation().activeRunId() == null);
        assertThat(model.questions().getLast().path("model").asString()).isEqualTo("cheap");
    }

    @Test
    void refusesAModelThatTheGatewayDoesNotHaveAndNamesThoseItHas() {
        HttpResponse<String> refused = create("{\"model\":\"gpt-9\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem(refused).detail())
                .isEqualTo("model is 'gpt-9', which the model gateway does not have. It has: cheap, reasoner. Leave it"
                        + " out to take the agent's own.");
    }

    private static HttpResponse<String> create(String body) {
        return agent.send(agent.request(OWNER, "/api/agent/conversations").POST(RunningAgent.json(body)));
    }
}
