package dev.datawright.engine.run;

import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.problem.Violation;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.engine.model.CellJournal;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.model.ModelColumnGenerator;
import dev.datawright.engine.model.RefusalWatch;
import dev.datawright.rules.Rules;
import dev.datawright.rules.plan.Plan;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One run: batches are made on threads of its own, a few ahead of the sink, and handed over in order.
///
/// Memory holds the batches of the window and nothing else, however many rows are asked for.
public final class Run {

    private static final int SMALLEST_MODEL_BATCH = 16;
    private static final int ROUNDS_PER_MODEL_BATCH = 4;
    private static final long CANCELLATION_CHECK_MILLIS = 50;
    private static final long STOP_SECONDS = 10;

    private final GenerationRequest request;
    private final int parallelism;
    private final int batchSize;
    private final Cancellation cancellation;
    private final Plan plan;
    private final RunRecord record;
    private final List<ColumnGenerator> generators;

    /// @param callers runs model calls, one task each
    /// @throws EngineException.Refused when the request cannot be run
    public Run(
            GenerationRequest request,
            int parallelism,
            int batchSize,
            ChatModels models,
            ExecutorService callers,
            CellJournal journal,
            GenerationListener listener,
            Cancellation cancellation) {
        check(request);
        this.request = request;
        this.parallelism = parallelism;
        this.cancellation = cancellation;
        this.plan = Rules.plan(request.config());
        this.batchSize = plan.modelColumns().isEmpty() ? batchSize : Math.min(batchSize, modelBatch(request));
        this.record = new RunRecord(listener);
        this.generators = Generators.of(
                request.config(),
                plan,
                request.seed(),
                record,
                new ModelColumnGenerator.Calls(models, callers, journal, record, new RefusalWatch()));
    }

    /// Makes every row and hands it to the sink.
    ///
    /// @throws EngineException when the run ends before that
    public GenerationReport generate(RowSink sink) {
        long end = request.firstRow() + request.rowCount();
        long batches = (request.rowCount() + batchSize - 1) / batchSize;
        int threads = (int) Math.min(parallelism, batches);
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("generate-", 0).factory());
        Deque<Future<RowBatch>> window = new ArrayDeque<>();
        try {
            long next = request.firstRow();
            long done = 0;
            while (done < request.rowCount()) {
                // One batch waits ready for each that is being made, so that a slow sink does not stop the workers.
                while (next < end && window.size() < 2 * threads) {
                    long first = next;
                    int size = (int) Math.min(batchSize, end - first);
                    window.add(workers.submit(() -> make(first, size)));
                    next += size;
                }
                RowBatch batch = await(window.remove());
                deliver(sink, batch);
                done += batch.size();
                record.rowsDone(done, request.rowCount());
            }
            return record.report(done);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled();
        } finally {
            stop(workers);
        }
    }

    private RowBatch make(long firstRow, int size) throws InterruptedException {
        OpenBatch batch = new OpenBatch(firstRow, size);
        for (ColumnGenerator generator : generators) {
            if (cancellation.isCancelled() || Thread.interrupted()) {
                throw new InterruptedException();
            }
            generator.fill(batch);
        }
        return batch.close(plan.output());
    }

    private RowBatch await(Future<RowBatch> batch) throws InterruptedException {
        while (true) {
            if (cancellation.isCancelled()) {
                throw new EngineException.Cancelled();
            }
            try {
                return batch.get(CANCELLATION_CHECK_MILLIS, TimeUnit.MILLISECONDS);
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

    private static void deliver(RowSink sink, RowBatch batch) {
        try {
            sink.accept(batch);
        } catch (IOException failed) {
            long last = batch.firstRow() + batch.size() - 1;
            throw new EngineException.OutputFailed(
                    "The rows " + batch.firstRow() + " to " + last + " could not be written: " + failed.getMessage(),
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

    private static void check(GenerationRequest request) {
        if (request.rowCount() < 1
                || request.firstRow() < 0
                || request.firstRow() > Long.MAX_VALUE - request.rowCount()) {
            throw new EngineException.Refused(
                    request.rowCount() + " rows from row " + request.firstRow()
                            + " cannot be made: at least one row, from row 0 on",
                    List.of());
        }
        List<Violation> violations = Rules.check(request.config());
        if (!violations.isEmpty()) {
            throw new EngineException.Refused("The design is not valid", violations);
        }
        if (request.config().columns().isEmpty()) {
            throw new EngineException.Refused("The design has no columns, so there is nothing to generate", List.of());
        }
    }

    /// Small enough that progress is seen, large enough that the model always has enough to do.
    private static int modelBatch(GenerationRequest request) {
        int parallel = request.config().modelConfigs().stream()
                .mapToInt((ModelConfig model) -> Generators.parallel(model))
                .max()
                .orElse(ModelColumnGenerator.PARALLEL);
        return Math.max(SMALLEST_MODEL_BATCH, ROUNDS_PER_MODEL_BATCH * parallel);
    }
}
