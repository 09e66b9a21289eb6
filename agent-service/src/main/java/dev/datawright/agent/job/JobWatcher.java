package dev.datawright.agent.job;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Events;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.run.Runs;
import dev.datawright.agent.tools.BridgeRest;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.run.AgUiEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Waits for jobs to end and tells it in their conversations, exactly once.
///
/// The news, its events and the end of the watch are one transaction, fenced by the watch's token.
@Component
class JobWatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWatcher.class);
    private static final Duration WHILE_BUSY = Duration.ofMillis(300);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(2);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final BridgeRest bridge;
    private final Conversations conversations;
    private final Transcripts transcripts;
    private final Events events;
    private final Runs runs;
    private final WatchProperties properties;
    private final Semaphore free;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    JobWatcher(
            JdbcClient database,
            TransactionTemplate transactions,
            BridgeRest bridge,
            Conversations conversations,
            Transcripts transcripts,
            Events events,
            Runs runs,
            WatchProperties properties) {
        this.database = database;
        this.transactions = transactions;
        this.bridge = bridge;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.events = events;
        this.runs = runs;
        this.properties = properties;
        this.free = new Semaphore(properties.parallel());
    }

    private record Watch(UUID jobId, UUID conversationId, String owner, long fencing) {}

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("job-watcher").start(this::look);
    }

    @Override
    public void stop() {
        running = false;
        stopping.release(Integer.MAX_VALUE / 2);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        while (running) {
            try {
                free.acquire();
                Optional<Watch> watch = claim();
                if (watch.isPresent()) {
                    Thread.ofVirtual().name("watch-" + watch.get().jobId()).start(() -> follow(watch.get()));
                } else {
                    free.release();
                    pause(properties.poll());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Optional<Watch> claim() {
        try {
            return database.sql("UPDATE agent.job_watch SET fencing = fencing + 1,"
                            + " lease_until = now() + :lease * interval '1 millisecond' WHERE job_id ="
                            + " (SELECT job_id FROM agent.job_watch WHERE done_at IS NULL AND (lease_until IS NULL OR"
                            + " lease_until < now()) ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *")
                    .param("lease", properties.lease().toMillis())
                    .query((row, number) -> new Watch(
                            row.getObject("job_id", UUID.class),
                            row.getObject("conversation_id", UUID.class),
                            row.getString("owner"),
                            row.getLong("fencing")))
                    .optional();
        } catch (RuntimeException e) {
            log.warn("Could not look for watches: {}", e.toString());
            return Optional.empty();
        }
    }

    private void follow(Watch watch) {
        try {
            String cursor = null;
            while (running && renew(watch)) {
                try {
                    // The cursor is read before the job, so that no change falls between the two.
                    cursor = bridge.awaitEvents(watch.owner(), cursor, properties.hold());
                    Optional<Job> job = bridge.job(watch.owner(), watch.jobId());
                    if (job.isEmpty() || job.get().status().isFinal()) {
                        tell(watch, job.orElse(null));
                        return;
                    }
                } catch (RuntimeException e) {
                    log.debug("The bridge does not tell about job {}", watch.jobId(), e);
                    cursor = null;
                    pause(WHILE_AWAY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("Job {} is no longer watched here: {}", watch.jobId(), e.toString());
        } finally {
            free.release();
        }
    }

    /// Tells the news as soon as no run works on the conversation.
    private void tell(Watch watch, @Nullable Job job) throws InterruptedException {
        while (running && renew(watch)) {
            Boolean told = transactions.execute(status -> tellIfFree(watch, job));
            if (Boolean.TRUE.equals(told)) {
                log.info("Job {} ended: {}", watch.jobId(), job == null ? "gone" : job.status());
                return;
            }
            pause(WHILE_BUSY);
        }
    }

    private boolean tellIfFree(Watch watch, @Nullable Job job) {
        try {
            if (conversations.lock(watch.owner(), watch.conversationId()).activeRunId() != null) {
                return false;
            }
        } catch (ProblemException deleted) {
            return finish(watch);
        }
        if (!finish(watch)) {
            return true;
        }
        UUID runId = UUID.randomUUID();
        UUID messageId = UUID.randomUUID();
        String text = job == null ? JobNews.gone() : JobNews.of(job);
        runs.recordJobEnd(watch.conversationId(), watch.owner(), runId);
        Message message = transcripts
                .addAssistant(
                        watch.conversationId(),
                        runId,
                        messageId,
                        text,
                        List.of(),
                        conversations.designVersion(watch.conversationId()))
                .orElseThrow();
        String thread = watch.conversationId().toString();
        String status = job == null ? "gone" : job.status().wireName();
        events.append(
                watch.conversationId(),
                runId,
                List.of(
                        new AgUiEvent.RunStarted(thread, runId.toString()),
                        CustomEvents.job(watch.jobId(), status),
                        new AgUiEvent.TextMessageStart(messageId.toString(), "assistant"),
                        new AgUiEvent.TextMessageContent(messageId.toString(), text),
                        new AgUiEvent.TextMessageEnd(messageId.toString()),
                        CustomEvents.message(message),
                        new AgUiEvent.RunFinished(thread, runId.toString(), null)));
        return true;
    }

    /// Ends the watch within the caller's transaction; false when it is another process's by now.
    private boolean finish(Watch watch) {
        return database.sql("UPDATE agent.job_watch SET done_at = now() WHERE job_id = :id AND fencing = :fencing"
                                + " AND done_at IS NULL")
                        .param("id", watch.jobId())
                        .param("fencing", watch.fencing())
                        .update()
                > 0;
    }

    private boolean renew(Watch watch) {
        return database.sql("UPDATE agent.job_watch SET lease_until = now() + :lease * interval '1 millisecond'"
                                + " WHERE job_id = :id AND fencing = :fencing AND done_at IS NULL")
                        .param("lease", properties.lease().toMillis())
                        .param("id", watch.jobId())
                        .param("fencing", watch.fencing())
                        .update()
                > 0;
    }

    private void pause(Duration pause) throws InterruptedException {
        boolean ends = stopping.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        log.trace("Stopping: {}", ends);
    }
}
