package dev.datawright.agent;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/// Holds runs right before or right after one of their writes, so that the process dies there and nowhere else.
final class Guillotine implements BeanPostProcessor {

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> writes = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Place> next = new AtomicReference<>();
    private final AtomicInteger held = new AtomicInteger();
    private final CountDownLatch fallen = new CountDownLatch(1);

    /// @param write which of a run's writes, from 1
    /// @param after whether that write still reaches the database
    record Place(int write, boolean after) {}

    /// The run that writes next for the first time is held there.
    void holdNext(Place place) {
        next.set(place);
    }

    boolean isAssigned() {
        return next.get() == null;
    }

    int held() {
        return held.get();
    }

    /// How often the run has written.
    int writes(String run) {
        AtomicInteger count = writes.get("run-" + run);
        return count == null ? 0 : count.get();
    }

    /// Lets what is held go, to its death.
    void fall() {
        fallen.countDown();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PlatformTransactionManager manager ? new Watched(manager) : bean;
    }

    /// Where the thread's next write is to be held; null when it goes through. Writes of runs alone count: they have
    /// threads of their own.
    private @Nullable Place due() {
        String thread = Thread.currentThread().getName();
        if (!thread.startsWith("run-") || thread.equals("run-dispatcher")) {
            return null;
        }
        int write = writes.computeIfAbsent(thread, t -> new AtomicInteger()).incrementAndGet();
        Place wanted = write == 1 ? next.getAndSet(null) : null;
        if (wanted != null) {
            places.put(thread, wanted);
        }
        Place place = places.get(thread);
        return place != null && place.write() == write ? place : null;
    }

    private void hold() {
        held.incrementAndGet();
        boolean waiting = true;
        while (waiting) {
            try {
                fallen.await();
                waiting = false;
            } catch (InterruptedException e) {
                // Only the end of the process lets it go.
            }
        }
        throw new IllegalStateException("This process is dead");
    }

    private final class Watched implements PlatformTransactionManager {

        private final PlatformTransactionManager manager;

        Watched(PlatformTransactionManager manager) {
            this.manager = manager;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return Objects.requireNonNull(manager.getTransaction(definition));
        }

        @Override
        public void commit(TransactionStatus status) {
            Place due = due();
            if (due != null && !due.after()) {
                hold();
            }
            manager.commit(status);
            if (due != null) {
                hold();
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }
}
