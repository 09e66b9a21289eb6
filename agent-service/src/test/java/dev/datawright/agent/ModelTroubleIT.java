package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.model.ModelTrouble;
import dev.datawright.testsupport.model.ScriptedUpstream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whatever a model does, the person's message ends in progress or in a sentence, after a bounded number of questions.
/// end-to-end plays the same list through the real LiteLLM; so does this one when it is told where a proxy is whose
/// upstream has the port of `datawright.trouble.upstream-port`.
class ModelTroubleIT {

    private static final String OWNER = "ada";

    private static final ScriptedUpstream upstream =
            ScriptedUpstream.start(Integer.getInteger("datawright.trouble.upstream-port", 0));
    private static final ScriptedBridge bridge = ScriptedBridge.start();
    private static final RunningAgent agent = RunningAgent.start(
            TestDatabase.fresh(),
            System.getProperty("datawright.trouble.gateway-url", upstream.url() + "/v1"),
            bridge,
            "datawright.agent.gateway.api-key=" + System.getProperty("datawright.trouble.gateway-key", "scripted"),
            "datawright.agent.gateway.silence=" + System.getProperty("datawright.trouble.silence", "1s"));

    @AfterAll
    static void stop() {
        agent.close();
        upstream.close();
        bridge.close();
    }

    static List<ModelTrouble> troubles() {
        return ModelTrouble.all();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void endsInProgressOrInASentence(ModelTrouble trouble) {
        Conversation conversation = agent.converse(OWNER);
        upstream.play(trouble.answers());

        AgUiEvent end = run(conversation, "200 parking tickets with a fine");

        ConversationView view = agent.view(OWNER, conversation.id());
        assertThat(view.messages().getLast().text()).contains(trouble.ends());
        if (trouble.fails() == null) {
            assertThat(end).isInstanceOf(AgUiEvent.RunFinished.class);
        } else {
            assertThat(end)
                    .isInstanceOfSatisfying(
                            AgUiEvent.RunError.class,
                            error -> assertThat(error.code()).isEqualTo(trouble.fails()));
        }
        assertThat(upstream.questions()).hasSize(trouble.asked());
        JsonNode last = upstream.questions().getLast();
        if (trouble.told() != null) {
            assertThat(trouble.told())
                    .allSatisfy(
                            told -> assertThat(last.path("messages").toString()).contains(told));
        }
        if (trouble.columns() != null) {
            assertThat(columns(conversation)).isEqualTo(trouble.columns());
        }
        upstream.questions().forEach(PromptOrder::check);
        goesOn(conversation);
    }

    /// The next message of the person is answered, with a history that every provider takes.
    private static void goesOn(Conversation conversation) {
        upstream.play(List.of(dev.datawright.contract.json.WireJson.mapper()
                .createObjectNode()
                .put("says", "Here again.")));
        assertThat(run(conversation, "and now?")).isInstanceOf(AgUiEvent.RunFinished.class);
        assertThat(agent.view(OWNER, conversation.id()).messages().getLast().text())
                .isEqualTo("Here again.");
        upstream.questions().forEach(PromptOrder::check);
    }

    private static AgUiEvent run(Conversation conversation, String text) {
        RunAccepted accepted = agent.say(OWNER, conversation.id(), text);
        try (EventStream stream = agent.events(OWNER, conversation.id(), accepted.cursor())) {
            List<EventStream.Received> events = stream.untilRunEnds();
            AgUiOrder.check(events);
            return events.getLast().event();
        }
    }

    private static List<String> columns(Conversation conversation) {
        return bridge.designs()
                .newest(conversation.designId())
                .path("config")
                .path("columns")
                .valueStream()
                .map(column -> column.path("name").asString())
                .collect(Collectors.toList());
    }
}
