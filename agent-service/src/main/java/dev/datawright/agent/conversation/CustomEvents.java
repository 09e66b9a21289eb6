package dev.datawright.agent.conversation;

import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The events of ours within AG-UI.
public final class CustomEvents {

    private CustomEvents() {}

    public static AgUiEvent message(Message message) {
        return of(RunEventNames.MESSAGE, message);
    }

    public static AgUiEvent toolLine(ToolLine line) {
        return of(RunEventNames.TOOL_LINE, line);
    }

    public static AgUiEvent design(UUID designId, int version) {
        return of(RunEventNames.DESIGN, Map.of("design_id", designId, "version", version));
    }

    public static AgUiEvent proposal(JobProposal proposal) {
        return of(RunEventNames.PROPOSAL, proposal);
    }

    public static AgUiEvent settled(SettledProposal settled) {
        return of(RunEventNames.PROPOSAL_SETTLED, settled);
    }

    /// @param status as the bridge calls it, or `gone`
    public static AgUiEvent job(UUID jobId, String status) {
        return of(RunEventNames.JOB, Map.of("job_id", jobId, "status", status));
    }

    public static AgUiEvent queue(List<Message> waiting) {
        return of(RunEventNames.QUEUE, Map.of("messages", waiting));
    }

    public static AgUiEvent title(String title) {
        return of(RunEventNames.TITLE, Map.of("title", title));
    }

    /// @param messageId of the person's message that is answered anew
    /// @param gone messages that stand no longer
    public static AgUiEvent retried(UUID messageId, List<UUID> gone) {
        return of(RunEventNames.RETRIED, Map.of("message_id", messageId, "gone", gone));
    }

    private static AgUiEvent of(String name, Object value) {
        return new AgUiEvent.Custom(name, WireJson.mapper().valueToTree(value));
    }
}
