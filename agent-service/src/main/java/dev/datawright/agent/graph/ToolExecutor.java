package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.CallMade;
import dev.datawright.agent.conversation.Entry;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.ToolSchema;
import dev.datawright.telemetry.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Runs the calls of the model's newest answer: those that change something in their order, neighbours that only read
/// side by side.
///
/// Each call's result is stored before a call that may build on it. After a crash, calls with a result are not
/// repeated, and those in between are repeated with the same keys.
@Component
class ToolExecutor implements Nodes.Step {

    /// More calls in one answer than any design needs.
    private static final int MAX_CALLS = 24;

    private static final Executor SIDE_BY_SIDE =
            task -> Thread.ofVirtual().name("tool-call").start(task);

    private final Bridge bridge;
    private final ToolCalls tools;
    private final Transcripts transcripts;
    private final Proposals proposals;
    private final Traces traces;

    ToolExecutor(Bridge bridge, ToolCalls tools, Transcripts transcripts, Proposals proposals, Traces traces) {
        this.bridge = bridge;
        this.tools = tools;
        this.transcripts = transcripts;
        this.proposals = proposals;
        this.traces = traces;
    }

    @Override
    public Turn apply(Turn turn, RunExecution run) {
        UUID answerId = Objects.requireNonNull(turn.answerId());
        List<CallMade> calls =
                transcripts.answer(answerId).map(Entry.Answered::calls).orElse(List.of());
        UUID proposed = proposals
                .open(run.claim().conversationId())
                .filter(open -> open.messageId().equals(answerId))
                .map(open -> open.job().interruptId())
                .orElse(null);
        Set<String> readOnly = readOnly(run);
        List<Integer> reading = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            CallMade call = calls.get(i);
            if (!readOnly.contains(call.name())) {
                readAll(turn, run, calls, reading, proposed);
            }
            if (run.isStopped()) {
                break;
            }
            boolean waits = proposed != null
                    && Ids.interrupt(run.claim().runId(), turn.step(), i).equals(proposed);
            if (waits || transcripts.hasResult(answerId, i)) {
                continue;
            }
            if (i >= MAX_CALLS) {
                tools.leaveOut(
                        turn, run, i, "Not run: at most " + MAX_CALLS + " calls of one answer are. Make it again.");
            } else if (isDoubled(calls, i, readOnly)) {
                tools.leaveOut(turn, run, i, "The same call stands before this one; its result counts.");
            } else if (readOnly.contains(call.name())) {
                reading.add(i);
            } else {
                UUID asked = tools.execute(turn, run, i, call, proposed != null);
                proposed = asked == null ? proposed : asked;
            }
        }
        readAll(turn, run, calls, reading, proposed);
        if (proposed != null) {
            return turn.propose(proposed);
        }
        return turn.goOn(run.isStopped() ? Turn.Next.END : Turn.Next.REASONER);
    }

    private void readAll(
            Turn turn, RunExecution run, List<CallMade> calls, List<Integer> reading, @Nullable UUID proposed) {
        if (reading.isEmpty() || run.isStopped()) {
            return;
        }
        var all = reading.stream()
                .map(i -> CompletableFuture.runAsync(
                        traces.carried(() -> {
                            UUID unused = tools.execute(turn, run, i, calls.get(i), proposed != null);
                            assert unused == null;
                        }),
                        SIDE_BY_SIDE))
                .toArray(CompletableFuture<?>[]::new);
        reading.clear();
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// Names of the tools that change nothing. A bridge that is away has none; the calls themselves then say so.
    private Set<String> readOnly(RunExecution run) {
        try {
            return bridge.toolset(run.claim().owner()).stream()
                    .filter(ToolSchema::readOnly)
                    .map(ToolSchema::name)
                    .collect(Collectors.toSet());
        } catch (BridgeAway e) {
            return Set.of();
        }
    }

    /// Whether the call before it in the same answer is the same one; calls in between that only read do not count.
    private static boolean isDoubled(List<CallMade> calls, int index, Set<String> readOnly) {
        CallMade call = calls.get(index);
        Optional<ObjectNode> arguments = Arguments.parse(call.arguments());
        if (arguments.isEmpty() || call.name().equals(JobProposals.NAME)) {
            return false;
        }
        for (CallMade before : calls.subList(0, index).reversed()) {
            if (before.name().equals(call.name())
                    && Arguments.parse(before.arguments()).equals(arguments)) {
                return true;
            }
            if (!readOnly.contains(before.name())) {
                return false;
            }
        }
        return false;
    }
}
