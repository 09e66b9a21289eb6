package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Proposal;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.conversation.Unanswered;
import dev.datawright.agent.run.LeaseLost;
import dev.datawright.agent.run.RunEnd;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.run.RunWork;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.run.AgUiEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphInput;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.checkpoint.Checkpoint;
import org.springframework.stereotype.Component;

/// Runs the graph on behalf of a run: from its start, from the person's answer, or from where a crash left it.
@Component
class GraphWork implements RunWork {

    private static final int MORE_THAN_ANY_RUN_NEEDS = 1_000;

    private final CompiledGraph<TurnState> graph;
    private final Checkpoints checkpoints;
    private final Proposals proposals;
    private final Transcripts transcripts;

    GraphWork(
            Reasoner reasoner,
            ToolExecutor tools,
            Submitter submitter,
            Checkpoints checkpoints,
            Proposals proposals,
            Transcripts transcripts)
            throws GraphStateException {
        this.graph = AgentGraph.draw(reasoner, tools, submitter)
                .compile(CompileConfig.builder()
                        .checkpointSaver(checkpoints)
                        .interruptBefore(Nodes.SUBMITTER)
                        .recursionLimit(MORE_THAN_ANY_RUN_NEEDS)
                        .build());
        this.checkpoints = checkpoints;
        this.proposals = proposals;
        this.transcripts = transcripts;
    }

    @Override
    public void perform(RunExecution run) {
        UUID thread = run.claim().threadId();
        Optional<Checkpoint> before = checkpoints.newest(thread);
        switch (run.claim().kind()) {
            case MESSAGE -> {
                checkpoints.forgetOthers(run.claim().conversationId(), thread);
                if (before.isEmpty()) {
                    go(run, GraphInput.args(TurnState.of(Turn.begin(run.claim().runId()))));
                } else if (!before.get().getNextNodeId().equals(Nodes.SUBMITTER)) {
                    go(run, GraphInput.resume());
                }
            }
            case ANSWER -> {
                Turn turn = before.map(GraphWork::turn).orElseThrow();
                boolean begun = turn.runId().equals(run.claim().runId());
                go(run, begun ? GraphInput.resume() : GraphInput.resume(TurnState.of(decided(run, turn))));
            }
        }
        conclude(run);
    }

    @Override
    public void giveUp(RunExecution run) {
        String sentence =
                "Something went wrong on our side, several times. Send your message again, or in other words.";
        run.journal()
                .commit(
                        () -> transcripts.addAssistant(
                                run.claim().conversationId(),
                                run.claim().runId(),
                                Unanswered.failureId(run.claim().runId()),
                                sentence,
                                List.of(),
                                null),
                        List.of());
        run.end(new RunEnd.Failed(sentence, "internal"), List.of());
    }

    private void go(RunExecution run, GraphInput input) {
        RunnableConfig config = RunnableConfig.builder()
                .threadId(run.claim().threadId().toString())
                .putMetadata(Nodes.RUN, run)
                .build();
        try {
            graph.invokeFinal(input, config);
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause != null) {
                if (cause instanceof LeaseLost lost) {
                    throw lost;
                }
                cause = cause.getCause();
            }
            throw e;
        }
    }

    /// Ends the run as the newest checkpoint says.
    private void conclude(RunExecution run) {
        UUID thread = run.claim().threadId();
        Checkpoint last = checkpoints.newest(thread).orElseThrow();
        Turn turn = turn(last);
        Optional<Proposal> open = proposals
                .open(run.claim().conversationId())
                .filter(proposal -> proposal.job().interruptId().equals(turn.proposed()));
        if (turn.next() == Turn.Next.SUBMITTER && open.isPresent()) {
            JobProposal job = open.get().job();
            run.end(
                    new RunEnd.Interrupted(
                            new AgUiEvent.Interrupt(job.interruptId().toString(), "approval", question(job))),
                    List.of());
            return;
        }
        Turn.Failure failure = turn.failure();
        RunEnd end = failure != null
                ? new RunEnd.Failed(failure.sentence(), failure.code())
                : run.isStopped() ? new RunEnd.Stopped() : new RunEnd.Finished();
        if (end instanceof RunEnd.Stopped) {
            noteStop(run);
        }
        run.end(end, List.of(), () -> checkpoints.forget(thread));
    }

    /// Every window and everybody who comes later sees that the person stopped here.
    private void noteStop(RunExecution run) {
        UUID runId = run.claim().runId();
        var line = new ToolLine(Ids.stop(runId), ToolLine.STOP, ToolLine.State.DONE, "stopped", null);
        run.journal()
                .commit(
                        () -> transcripts.putLine(run.claim().conversationId(), runId, line),
                        List.of(CustomEvents.toolLine(line)));
    }

    private Turn decided(RunExecution run, Turn turn) {
        UUID interruptId = Objects.requireNonNull(run.claim().interruptId());
        Proposal proposal =
                proposals.find(run.claim().conversationId(), interruptId).orElseThrow();
        return turn.decide(run.claim().runId(), new Turn.Decision(proposal.approvalId()));
    }

    private static String question(JobProposal job) {
        return "Generate " + Phrases.counted(job.spec().rows(), "row") + "?";
    }

    private static Turn turn(Checkpoint checkpoint) {
        return new TurnState(Map.copyOf(checkpoint.getState())).turn();
    }
}
