package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Events;
import dev.datawright.contract.run.AgUiEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A run while this process holds its lease.
public final class RunExecution {

    private final Claim claim;
    private final RunJournal journal;
    private final Events events;
    private final JdbcClient database;
    private final Set<Runnable> onStop = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile boolean abandoned;
    private volatile @Nullable RunEnd ended;

    RunExecution(Claim claim, RunJournal journal, Events events, JdbcClient database) {
        this.claim = claim;
        this.journal = journal;
        this.events = events;
        this.database = database;
        this.stopped = claim.stopRequested();
    }

    /// What was claimed.
    ///
    /// @param model the gateway's alias of the model that answers in the conversation; absent: the agent's own
    /// @param threadId the graph's thread; an answer goes on in the thread that asked
    /// @param interruptId the question that an answer answers
    /// @param fencing how often the run was taken, counted from 1
    /// @param attempts how often it was taken since it last came on by a step
    public record Claim(
            UUID runId,
            UUID conversationId,
            UUID designId,
            @Nullable String model,
            String owner,
            UUID threadId,
            RunKind kind,
            @Nullable UUID interruptId,
            long fencing,
            int attempts,
            boolean stopRequested,
            Instant claimedAt) {}

    public Claim claim() {
        return claim;
    }

    public RunJournal journal() {
        return journal;
    }

    /// Whether the person asked to stop: what there is so far is kept and the run ends.
    public boolean isStopped() {
        return stopped;
    }

    /// Whether this process gives the run up: nothing more is written, another one goes on.
    public boolean isAbandoned() {
        return abandoned;
    }

    /// Calls the action when the run is stopped or abandoned, until the registration is closed.
    public Registration onStop(Runnable action) {
        onStop.add(action);
        if (stopped || abandoned) {
            action.run();
        }
        return () -> onStop.remove(action);
    }

    /// Waits, shorter when the run is stopped or abandoned.
    public void pause(Duration pause) {
        var wakeUp = new Semaphore(0);
        try (var ignored = onStop(wakeUp::release)) {
            boolean woken = wakeUp.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (woken && abandoned) {
                throw new LeaseLost("Run " + claim.runId() + " is given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeaseLost("Run " + claim.runId() + " was interrupted");
        }
    }

    /// Ends the run and says so in its stream.
    ///
    /// @param last events that belong before the end
    public void end(RunEnd end, List<AgUiEvent> last) {
        end(end, last, () -> {});
    }

    /// Ends the run and says so in its stream.
    ///
    /// @param last events that belong before the end
    /// @param cleaning done in the transaction that ends it, since nobody comes back to a run that has ended
    public void end(RunEnd end, List<AgUiEvent> last, Runnable cleaning) {
        // So that the events tell which texts are open.
        journal.flush();
        List<AgUiEvent> closing = new ArrayList<>();
        events.unended(claim.runId()).forEach(id -> closing.add(new AgUiEvent.TextMessageEnd(id)));
        closing.addAll(last);
        String threadId = claim.conversationId().toString();
        String runId = claim.runId().toString();
        closing.add(
                switch (end) {
                    case RunEnd.Finished f -> new AgUiEvent.RunFinished(threadId, runId, null);
                    case RunEnd.Stopped s -> new AgUiEvent.RunFinished(threadId, runId, null);
                    case RunEnd.Interrupted i ->
                        new AgUiEvent.RunFinished(threadId, runId, AgUiEvent.Outcome.interrupted(i.interrupt()));
                    case RunEnd.Failed f -> new AgUiEvent.RunError(f.sentence(), f.code());
                });
        journal.commit(
                () -> {
                    database.sql(
                                    "UPDATE agent.run SET state = :state, lease_until = NULL, ended_at = now() WHERE id = :id")
                            .param("state", state(end))
                            .param("id", claim.runId())
                            .update();
                    events.compact(claim.conversationId(), claim.runId());
                    cleaning.run();
                },
                closing);
        journal.close();
        ended = end;
    }

    /// How it ended; absent while it has not, or when it is left to another process.
    @Nullable
    RunEnd ended() {
        return ended;
    }

    void stop() {
        stopped = true;
        onStop.forEach(Runnable::run);
    }

    void abandon() {
        abandoned = true;
        journal.close();
        onStop.forEach(Runnable::run);
    }

    private static String state(RunEnd end) {
        return switch (end) {
            case RunEnd.Finished f -> "finished";
            case RunEnd.Interrupted i -> "interrupted";
            case RunEnd.Stopped s -> "stopped";
            case RunEnd.Failed f -> "failed";
        };
    }

    /// Takes back what was registered.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
