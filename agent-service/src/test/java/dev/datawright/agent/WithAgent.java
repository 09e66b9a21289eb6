package dev.datawright.agent;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import dev.datawright.testsupport.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/// One agent-service with a scripted model and a scripted bridge, shared by all tests that do not end it, and what such
/// a test does again and again.
abstract class WithAgent {

    static final String OWNER = "ada";
    static final String COLUMNS = "{\"columns\":[{\"name\":\"fine\",\"column_type\":\"sampler\"}],\"rows\":200}";

    static final ScriptedModel model = ScriptedModel.start();
    static final ScriptedBridge bridge = ScriptedBridge.start();
    static final RunningAgent agent = RunningAgent.start(TestDatabase.fresh(), model, bridge);

    @AfterEach
    void forgetTheScript() {
        model.clear();
        bridge.forgetTheScript();
    }

    static List<EventStream.Received> run(Conversation conversation, String text) {
        RunAccepted accepted = agent.say(OWNER, conversation.id(), text);
        try (EventStream stream = agent.events(OWNER, conversation.id(), accepted.cursor())) {
            return stream.untilRunEnds();
        }
    }

    /// A conversation whose agent has proposed a job.
    static Conversation proposed() {
        model.calls("set_columns", COLUMNS).calls("propose_job", "{}");
        Conversation conversation = agent.converse(OWNER);
        run(conversation, "200 fines");
        return conversation;
    }

    static JobProposal proposal(List<EventStream.Received> events) {
        return WireJson.mapper()
                .treeToValue(customs(events, RunEventNames.PROPOSAL).getFirst(), JobProposal.class);
    }

    static String text(List<EventStream.Received> events) {
        return events.stream()
                .filter(e -> e.event() instanceof AgUiEvent.TextMessageContent)
                .map(e -> ((AgUiEvent.TextMessageContent) e.event()).delta())
                .collect(Collectors.joining());
    }

    static List<JsonNode> customs(List<EventStream.Received> events, String name) {
        return events.stream()
                .filter(e -> e.event() instanceof AgUiEvent.Custom custom
                        && custom.name().equals(name))
                .map(e -> ((AgUiEvent.Custom) e.event()).value())
                .toList();
    }

    static List<ToolLine> lines(List<EventStream.Received> events) {
        return customs(events, RunEventNames.TOOL_LINE).stream()
                .map(value -> WireJson.mapper().treeToValue(value, ToolLine.class))
                .toList();
    }

    static Problem problem(HttpResponse<String> response) {
        return WireJson.mapper().readValue(response.body(), Problem.class);
    }
}
