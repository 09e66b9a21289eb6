package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Announcements;
import dev.datawright.agent.conversation.EventHub;
import dev.datawright.agent.conversation.Events;
import dev.datawright.contract.run.AgUiEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes runs that nobody holds and works on each in a virtual thread of its own.
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration STORE_DELTAS = Duration.ofMillis(100);
    private static final Duration LOOK_FOR_ANNOUNCEMENTS = Duration.ofSeconds(1);
    private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofSeconds(2);
    private static final int MAX_ATTEMPTS = 5;

    private final Leases leases;
    private final RunProperties properties;
    private final RunWork work;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Events events;
    private final Announcements announcements;
    private final Queue queue;
    private final EventHub hub;
    private final RunMeter meter;
    private final Map<UUID, RunExecution> executions = new ConcurrentHashMap<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Semaphore free;
    private volatile boolean running;

    Dispatcher(
            Leases leases,
            RunProperties properties,
            RunWork work,
            JdbcClient database,
            TransactionTemplate transactions,
            Events events,
            Announcements announcements,
            Queue queue,
            EventHub hub,
            RunMeter meter) {
        this.leases = leases;
        this.properties = properties;
        this.work = work;
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.announcements = announcements;
        this.queue = queue;
        this.hub = hub;
        this.meter = meter;
        this.free = new Semaphore(properties.parallel());
    }

    /// Looks for runs now instead of at the next poll.
    void wakeUp() {
        wakeUp.release();
    }

    /// Stops a run that is executed here; elsewhere it is seen with the next renewal of the lease.
    void stop(UUID runId) {
        RunExecution execution = executions.get(runId);
        if (execution != null) {
            execution.stop();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("run-dispatcher").start(this::dispatch);
    }

    /// Gives up all runs at once; they go on in another process, or here after the restart.
    @Override
    public void stop() {
        running = false;
        wakeUp();
        executions.values().forEach(RunExecution::abandon);
        try {
            // Waiting shortly lets the leases be released; a lease that is not simply runs out.
            boolean ended = free.tryAcquire(properties.parallel(), 2, TimeUnit.SECONDS);
            log.debug("All runs released: {}", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void dispatch() {
        while (running) {
            try {
                free.acquire();
                Optional<RunExecution.Claim> claim = claim();
                if (claim.isPresent()) {
                    Thread.ofVirtual().name("run-" + claim.get().runId()).start(() -> execute(claim.get()));
                } else {
                    free.release();
                    boolean woken = wakeUp.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS);
                    log.trace("Woken: {}", woken);
                    wakeUp.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Optional<RunExecution.Claim> claim() {
        try {
            if (!running) {
                return Optional.empty();
            }
            Optional<RunExecution.Claim> claim = leases.claim();
            return claim.isEmpty() && queue.startAll() ? leases.claim() : claim;
        } catch (RuntimeException e) {
            log.warn("Could not look for runs: {}", e.toString());
            return Optional.empty();
        }
    }

    private void execute(RunExecution.Claim claim) {
        try {
            var journal = new RunJournal(
                    database,
                    transactions,
                    events,
                    announcements,
                    hub,
                    claim.runId(),
                    claim.conversationId(),
                    claim.fencing());
            var execution = new RunExecution(claim, journal, events, database);
            executions.put(claim.runId(), execution);
            var ended = new Semaphore(0);
            Thread.ofVirtual().name("keep-" + claim.runId()).start(() -> keep(execution, ended));
            try {
                meter.measure(execution, () -> perform(execution));
            } finally {
                executions.remove(claim.runId());
                // Not by an interrupt, which would tear the keeper's database connection.
                ended.release();
                journal.close();
            }
            if (running && queue.startNext(claim.owner(), claim.conversationId())) {
                wakeUp();
            }
        } catch (RuntimeException e) {
            log.error("Run {} could not be worked on", claim.runId(), e);
        } finally {
            free.release();
        }
    }

    private void perform(RunExecution execution) {
        RunExecution.Claim claim = execution.claim();
        try {
            if (!running) {
                execution.abandon();
            }
            closeWhatACrashLeftOpen(execution);
            if (claim.attempts() > MAX_ATTEMPTS) {
                log.warn("Run {} is given up after {} attempts", claim.runId(), MAX_ATTEMPTS);
                work.giveUp(execution);
            } else {
                work.perform(execution);
            }
        } catch (LeaseLost e) {
            log.debug("Run {} is left: {}", claim.runId(), e.getMessage());
            release(claim, Duration.ZERO);
        } catch (RuntimeException e) {
            if (!execution.isAbandoned()) {
                log.error("Run {} failed at attempt {}", claim.runId(), claim.fencing(), e);
            }
            release(claim, execution.isAbandoned() ? Duration.ZERO : BEFORE_NEXT_ATTEMPT);
        }
    }

    /// A text that a process began and did not end is ended, so that another attempt at it may begin.
    private void closeWhatACrashLeftOpen(RunExecution execution) {
        if (execution.claim().fencing() > 1) {
            events.unended(execution.claim().runId())
                    .forEach(id -> execution.journal().emit(new AgUiEvent.TextMessageEnd(id)));
        }
    }

    private void release(RunExecution.Claim claim, Duration pause) {
        try {
            leases.release(claim, pause);
        } catch (RuntimeException e) {
            log.warn("Run {} keeps its lease until it runs out: {}", claim.runId(), e.toString());
        }
    }

    /// Stores deltas, renews the lease and listens for a stop while the run works.
    private void keep(RunExecution execution, Semaphore ended) {
        long renewed = System.nanoTime();
        long announced = renewed;
        try {
            while (!execution.isAbandoned() && !ended.tryAcquire(STORE_DELTAS.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    execution.journal().flush();
                    if (System.nanoTime() - announced >= LOOK_FOR_ANNOUNCEMENTS.toNanos()) {
                        announced = System.nanoTime();
                        execution.journal().announce();
                    }
                    if (System.nanoTime() - renewed >= leases.renewal().toNanos()) {
                        renewed = System.nanoTime();
                        Optional<Boolean> stop = leases.renew(execution.claim());
                        if (stop.isEmpty()) {
                            execution.abandon();
                        } else if (stop.get()) {
                            execution.stop();
                        }
                    }
                } catch (LeaseLost e) {
                    execution.abandon();
                } catch (RuntimeException e) {
                    log.warn("Run {} could not be kept: {}", execution.claim().runId(), e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
