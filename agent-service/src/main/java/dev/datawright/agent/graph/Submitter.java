package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Proposal;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.job.JobWatches;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.json.WireJson;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Acts on the person's answer to a proposed job: the only caller of create_job.
@Component
class Submitter implements Nodes.Step {

    private static final String TOOL = "create_job";

    /// The person has decided; a bridge that is being restarted, or moved, must not undo that.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Bridge bridge;
    private final Proposals proposals;
    private final Transcripts transcripts;
    private final Conversations conversations;
    private final JobWatches watches;

    Submitter(
            Bridge bridge,
            Proposals proposals,
            Transcripts transcripts,
            Conversations conversations,
            JobWatches watches) {
        this.bridge = bridge;
        this.proposals = proposals;
        this.transcripts = transcripts;
        this.conversations = conversations;
        this.watches = watches;
    }

    @Override
    public Turn apply(Turn turn, RunExecution run) {
        UUID approvalId = Objects.requireNonNull(turn.decision(), "the graph waits before the submitter")
                .approvalId();
        if (approvalId == null) {
            return turn.goOn(Turn.Next.REASONER);
        }
        Proposal proposal = proposals
                .find(run.claim().conversationId(), Objects.requireNonNull(turn.proposed()))
                .orElseThrow();
        if (transcripts.hasResult(proposal.messageId(), proposal.callIndex())) {
            // Stored before a crash, not yet in a checkpoint.
            return turn.goOn(watches.hasJobOf(run.claim().runId()) ? Turn.Next.END : Turn.Next.REASONER);
        }
        return submit(turn, run, proposal, approvalId);
    }

    private Turn submit(Turn turn, RunExecution run, Proposal proposal, UUID approvalId) {
        RunExecution.Claim claim = run.claim();
        JobSpec spec = proposal.job().spec();
        String rows = Phrases.counted(spec.rows(), "row");
        put(run, line(run, ToolLine.State.RUNNING, "starting the job: " + rows));
        ToolAnswer answer;
        try {
            answer = bridge.call(
                    claim.owner(), TOOL, arguments(spec, approvalId), Ids.key(claim.runId(), 0, TOOL), PATIENCE);
        } catch (BridgeAway e) {
            answer =
                    new ToolAnswer(true, e.getMessage() + ".", WireJson.mapper().missingNode());
        }
        if (answer.failed()) {
            return refused(turn, run, proposal, answer.text());
        }
        Job job;
        try {
            job = WireJson.mapper().treeToValue(answer.structured().path("job"), Job.class);
        } catch (JacksonException e) {
            return refused(turn, run, proposal, "The bridge's answer has no job: " + e.getOriginalMessage());
        }
        ToolLine line = line(run, ToolLine.State.DONE, "job started: " + rows);
        run.journal().commitWith(() -> {
            transcripts.addResult(
                    claim.conversationId(),
                    claim.runId(),
                    proposal.messageId(),
                    proposal.callIndex(),
                    "The person approved. The job with " + rows + " was started; its end will be told here.");
            transcripts.putLine(claim.conversationId(), claim.runId(), line);
            conversations.noteJob(claim.conversationId(), job.id());
            watches.watch(job.id(), claim.conversationId(), claim.owner(), claim.runId());
            return List.of(
                    CustomEvents.toolLine(line),
                    CustomEvents.job(job.id(), job.status().wireName()),
                    CustomEvents.settled(proposals.noteJob(proposal.job().interruptId(), job.id())));
        });
        return turn.goOn(Turn.Next.END);
    }

    private Turn refused(Turn turn, RunExecution run, Proposal proposal, String why) {
        RunExecution.Claim claim = run.claim();
        ToolLine line = line(run, ToolLine.State.FAILED, "the job was not started");
        run.journal().commitWith(() -> {
            transcripts.addResult(
                    claim.conversationId(),
                    claim.runId(),
                    proposal.messageId(),
                    proposal.callIndex(),
                    "The person approved, but the job was not started: " + why
                            + " Tell the person; a new proposal needs a new approval.");
            transcripts.putLine(claim.conversationId(), claim.runId(), line);
            return List.of(CustomEvents.toolLine(line));
        });
        return turn.goOn(Turn.Next.REASONER);
    }

    private void put(RunExecution run, ToolLine line) {
        run.journal()
                .commit(
                        () -> transcripts.putLine(
                                run.claim().conversationId(), run.claim().runId(), line),
                        List.of(CustomEvents.toolLine(line)));
    }

    private static ToolLine line(RunExecution run, ToolLine.State state, String text) {
        return new ToolLine(Ids.key(run.claim().runId(), 0, TOOL), TOOL, state, text, null);
    }

    private static ObjectNode arguments(JobSpec spec, UUID approvalId) {
        ObjectNode arguments = WireJson.mapper()
                .createObjectNode()
                .put("design_id", spec.designId().toString())
                .put("version", spec.version())
                .put("rows", spec.rows())
                .put("cost_cap_usd", spec.costCapUsd())
                .put("approval_id", approvalId.toString());
        if (spec.seed() != null) {
            arguments.put("seed", spec.seed());
        }
        return arguments;
    }
}
