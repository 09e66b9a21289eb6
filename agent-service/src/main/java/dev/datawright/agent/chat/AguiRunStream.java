package dev.datawright.agent.chat;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.BridgeDesigns;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One run as AG-UI's own clients want it told: beside what is stored, the design as their state, and with the question
/// about a job all that an answer needs. Our own stream has no need of it: its reader asks the bridge.
final class AguiRunStream {

    private static final Logger log = LoggerFactory.getLogger(AguiRunStream.class);

    /// What an answer to the question about a job holds.
    private static final JsonNode RESPONSE = WireJson.mapper().readTree("""
            {"type":"object","properties":{
            "approval_id":{"type":"string","format":"uuid","description":"A yes: the id of an approval that\
             POST /api/bridge/approvals issued for this interrupt's metadata.spec, unchanged."},
            "reason":{"type":"string","description":"A no, and what should be different."}}}""");

    private final BridgeDesigns designs;
    private final String owner;
    private final UUID runId;
    private final UUID designId;
    private @Nullable ObjectNode state;
    private @Nullable JobProposal proposal;
    private boolean stopped;

    AguiRunStream(BridgeDesigns designs, String owner, UUID runId, UUID designId) {
        this.designs = designs;
        this.owner = owner;
        this.runId = runId;
        this.designId = designId;
    }

    UUID runId() {
        return runId;
    }

    /// @return whether the run goes on
    boolean tell(SseWriter writer, AgUiEvent event) throws IOException {
        switch (event) {
            case AgUiEvent.RunStarted started -> {
                writer.event(started);
                writer.flush();
                tellDesign(writer, null);
            }
            case AgUiEvent.Custom custom -> {
                writer.event(custom);
                note(writer, custom);
            }
            case AgUiEvent.RunFinished finished -> {
                writer.json(told(finished));
                return false;
            }
            case AgUiEvent.RunError error -> {
                writer.event(error);
                return false;
            }
            case AgUiEvent.StepStarted _,
                    AgUiEvent.StepFinished _,
                    AgUiEvent.TextMessageStart _,
                    AgUiEvent.TextMessageContent _,
                    AgUiEvent.TextMessageEnd _,
                    AgUiEvent.ToolCallStart _,
                    AgUiEvent.ToolCallArgs _,
                    AgUiEvent.ToolCallEnd _,
                    AgUiEvent.ToolCallResult _ -> writer.event(event);
        }
        return true;
    }

    private void note(SseWriter writer, AgUiEvent.Custom custom) throws IOException {
        switch (custom.name()) {
            case RunEventNames.DESIGN ->
                tellDesign(writer, custom.value().path("version").asInt());
            case RunEventNames.PROPOSAL -> proposal = WireJson.mapper().treeToValue(custom.value(), JobProposal.class);
            case RunEventNames.TOOL_LINE ->
                stopped |= ToolLine.STOP.equals(custom.value().path("tool").asString(""));
            default -> {
                // The others change nothing here.
            }
        }
    }

    /// The design as the client's state: whole at first, then what changed. A client without it has the events with its
    /// version, so a bridge that is away ends no run.
    private void tellDesign(SseWriter writer, @Nullable Integer version) throws IOException {
        ObjectNode now = WireJson.mapper().createObjectNode();
        try {
            now.set("design", designs.read(owner, designId, version));
        } catch (BridgeAway | ProblemException e) {
            log.debug("Design {} is not told: {}", designId, e.toString());
            return;
        }
        if (state == null) {
            writer.json(event("STATE_SNAPSHOT").set("snapshot", now));
        } else {
            ArrayNode changed = JsonPatch.between(state, now);
            if (!changed.isEmpty()) {
                writer.json(event("STATE_DELTA").set("delta", changed));
            }
        }
        state = now;
    }

    private JsonNode told(AgUiEvent.RunFinished finished) {
        ObjectNode told = WireJson.mapper().valueToTree(finished);
        if (finished.outcome() == null && stopped) {
            told.putObject("outcome").put("type", "cancelled");
        }
        JobProposal asked = proposal;
        for (JsonNode interrupt : told.path("outcome").path("interrupts")) {
            if (asked != null
                    && interrupt instanceof ObjectNode question
                    && question.path("id")
                            .asString("")
                            .equals(asked.interruptId().toString())) {
                if (asked.toolLine() != null) {
                    question.put("toolCallId", asked.toolLine());
                }
                question.set("responseSchema", RESPONSE);
                question.putObject("metadata")
                        .set("spec", WireJson.mapper().valueToTree(asked.spec()))
                        .set("estimate", WireJson.mapper().valueToTree(asked.estimate()));
            }
        }
        return told;
    }

    private static ObjectNode event(String type) {
        return WireJson.mapper().createObjectNode().put("type", type);
    }
}
