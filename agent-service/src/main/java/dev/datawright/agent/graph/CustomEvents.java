package dev.datawright.agent.graph;

import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import java.util.Map;
import java.util.UUID;

/// The events of ours within AG-UI.
final class CustomEvents {

    private CustomEvents() {}

    static AgUiEvent message(Message message) {
        return of(RunEventNames.MESSAGE, message);
    }

    static AgUiEvent toolLine(ToolLine line) {
        return of(RunEventNames.TOOL_LINE, line);
    }

    static AgUiEvent design(UUID designId, int version) {
        return of(RunEventNames.DESIGN, Map.of("design_id", designId, "version", version));
    }

    static AgUiEvent proposal(JobProposal proposal) {
        return of(RunEventNames.PROPOSAL, proposal);
    }

    static AgUiEvent job(Job job) {
        return of(RunEventNames.JOB, Map.of("job_id", job.id(), "status", job.status()));
    }

    private static AgUiEvent of(String name, Object value) {
        return new AgUiEvent.Custom(name, WireJson.mapper().valueToTree(value));
    }
}
