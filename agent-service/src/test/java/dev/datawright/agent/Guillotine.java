package dev.datawright.agent;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/// Ends a process at one of the writes of a run: right before or right after it. From that moment on nothing of it
/// reaches the database, whichever of its threads tries.
final class Guillotine implements BeanPostProcessor {

    private final AtomicInteger writesToGo = new AtomicInteger(-1);
    private volatile boolean afterwards;
    private volatile Runnable fall = () -> {};
    private volatile CountDownLatch fallen = new CountDownLatch(1);

    /// @param write which of the writes to come, from 1
    /// @param after whether that write still reaches the database
    /// @param end cuts the process off
    void arm(int write, boolean after, Runnable end) {
        fallen = new CountDownLatch(1);
        afterwards = after;
        fall = end;
        writesToGo.set(write);
    }

    void disarm() {
        writesToGo.set(-1);
    }

    boolean hasFallen() {
        return fallen.getCount() == 0;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PlatformTransactionManager manager ? new Watched(manager) : bean;
    }

    /// Writes of runs alone count: they have threads of their own.
    private static boolean isOfRun() {
        String thread = Thread.currentThread().getName();
        return thread.startsWith("run-") && !thread.equals("run-dispatcher") || thread.equals("tool-call");
    }

    private boolean isDue() {
        return isOfRun() && writesToGo.get() > 0 && writesToGo.decrementAndGet() == 0;
    }

    private void drop() {
        fall.run();
        fallen.countDown();
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
            boolean due = isDue();
            if (due && !afterwards) {
                manager.rollback(status);
                drop();
            }
            manager.commit(status);
            if (due) {
                drop();
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }
}
