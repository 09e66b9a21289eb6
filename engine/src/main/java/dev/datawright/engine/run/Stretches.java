package dev.datawright.engine.run;

import dev.datawright.engine.failure.EngineException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rows of a request in stretches of one size: made by several threads, a few ahead of who takes them, and handed
/// over in their order.
///
/// Memory holds what came of the stretches of the window and nothing else, however many rows are asked for.
///
/// @param rows of every stretch but the last
/// @param window how many stretches are made or wait to be taken at once
/// @param threads what they are made on, one thread a stretch
record Stretches(
        GenerationRequest request, int rows, int window, Supplier<ExecutorService> threads, Cancellation cancellation) {

    private static final long CANCELLATION_CHECK_MILLIS = 50;
    private static final long STOP_SECONDS = 10;

    /// Stretches that compute: one for each thread, and one ready for each that is being made, so that a slow taker
    /// does not stop the workers.
    static Stretches computing(GenerationRequest request, int rows, int parallelism, Cancellation cancellation) {
        int threads = (int) Math.min(parallelism, (request.rowCount() + rows - 1) / rows);
        return new Stretches(
                request,
                rows,
                2 * threads,
                () -> Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("generate-", 0).factory()),
                cancellation);
    }

    /// Stretches that mostly wait for others: many are open, so that one that waits long holds nobody up.
    static Stretches waiting(GenerationRequest request, int rows, int openRows, Cancellation cancellation) {
        return new Stretches(
                request,
                rows,
                Math.max(1, openRows / rows),
                () -> Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("generate-", 0).factory()),
                cancellation);
    }

    /// Runs them all; the calling thread, which may be interrupted, takes what comes of each.
    ///
    /// @throws EngineException when the run ends before the last row
    <T> void run(Maker<T> maker, Taker<T> taker) {
        long end = request.firstRow() + request.rowCount();
        ExecutorService workers = threads.get();
        Deque<Future<Made<T>>> open = new ArrayDeque<>();
        AtomicReference<@Nullable EngineException> ended = new AtomicReference<>();
        try {
            long next = request.firstRow();
            long taken = next;
            while (taken < end) {
                while (next < end && open.size() < window) {
                    long first = next;
                    int size = (int) Math.min(rows, end - first);
                    open.add(workers.submit(() -> made(maker, first, size, ended)));
                    next += size;
                }
                Made<T> made = await(open.element(), ended);
                open.remove();
                deliver(taker, made);
                taken += made.size();
            }
        } catch (EngineException ending) {
            if (ending.letsOpenCallsEnd()) {
                letEnd(open);
            }
            throw ending;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled();
        } finally {
            stop(workers);
        }
    }

    /// What ends one stretch ends the run, also while an earlier one is still being made.
    private static <T> Made<T> made(
            Maker<T> maker, long first, int size, AtomicReference<@Nullable EngineException> ended)
            throws InterruptedException, IOException {
        try {
            return new Made<>(first, size, maker.make(first, size));
        } catch (EngineException ending) {
            ended.compareAndSet(null, ending);
            throw ending;
        }
    }

    private <T> Made<T> await(Future<Made<T>> stretch, AtomicReference<@Nullable EngineException> ended)
            throws InterruptedException {
        while (true) {
            if (cancellation.isCancelled()) {
                throw new EngineException.Cancelled();
            }
            EngineException ending = ended.get();
            if (ending != null) {
                throw ending;
            }
            try {
                return stretch.get(CANCELLATION_CHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                // Look at the cancellation again.
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case EngineException known -> throw known;
                    case InterruptedException _ -> throw new EngineException.Cancelled();
                    case Error error -> throw error;
                    case null, default ->
                        throw new EngineException.Broken("The rows could not be made: " + failed.getCause(), failed);
                }
            }
        }
    }

    private <T> void letEnd(Deque<Future<Made<T>>> open) {
        for (Future<Made<T>> stretch : open) {
            while (!stretch.isDone() && !cancellation.isCancelled()) {
                try {
                    Made<T> unused = stretch.get(CANCELLATION_CHECK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException | ExecutionException over) {
                    // It is over, or looked at again.
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static <T> void deliver(Taker<T> taker, Made<T> made) {
        try {
            taker.take(made.what(), made.size());
        } catch (IOException failed) {
            long last = made.firstRow() + made.size() - 1;
            throw new EngineException.OutputFailed(
                    "The rows " + made.firstRow() + " to " + last + " could not be written: " + failed.getMessage(),
                    failed);
        }
    }

    /// Waits until the run's threads have ended, or gives up on one that hears no interrupt. A model call that is
    /// answered in the same moment may still be journalled: it is paid for.
    private static void stop(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            boolean unused = workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes something of a stretch of rows; called by several threads.
    @FunctionalInterface
    interface Maker<T> {
        T make(long firstRow, int rows) throws InterruptedException, IOException;
    }

    /// Takes what was made, in order.
    @FunctionalInterface
    interface Taker<T> {
        void take(T made, int rows) throws IOException;
    }

    private record Made<T>(long firstRow, int size, T what) {}
}
