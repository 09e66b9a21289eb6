package dev.datawright.engine.run;

import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.problem.Violation;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.write.EncodedRowGroup;
import dev.datawright.dataset.write.RowGroupEncoder;
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
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;

/// One run: rows are made on threads of its own, and handed over or written in their order.
///
/// @see "ADR-0009"
public final class Run {

    private static final int SMALLEST_MODEL_BATCH = 16;
    private static final int ROUNDS_PER_MODEL_BATCH = 4;

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
        RowCount done = new RowCount();
        stretches(batchSize).run(this::make, (batch, size) -> {
            sink.accept(batch);
            done.add(size);
        });
        return record.report(done.rows);
    }

    /// Makes every row and writes it as a Parquet file; the stream is the caller's to close.
    ///
    /// A row group is encoded by the thread that makes its rows. Batches of model columns are small, to show
    // progress,
    /// and gathered into row groups; the bytes are the same.
    ///
    /// @throws EngineException when the run ends before that; then what was written is no whole file
    public GenerationReport write(OutputStream out) {
        RowCount done = new RowCount();
        try (RowGroups groups = new RowGroups();
                PartFile file = new PartFile(out)) {
            if (plan.modelColumns().isEmpty()) {
                stretches(RowGroupEncoder.ROW_GROUP_ROWS)
                        .run((first, size) -> groups.encode(new Batches(first, size)), (encoded, size) -> {
                            for (EncodedRowGroup group : encoded) {
                                file.writer(group.schema()).write(group);
                            }
                            done.add(size);
                        });
            } else {
                stretches(batchSize).run(this::make, (batch, size) -> {
                    file.writer(RowSchema.of(batch)).write(batch);
                    done.add(size);
                });
            }
            file.finish();
        } catch (IOException failed) {
            throw new EngineException.OutputFailed("The file could not be ended: " + failed.getMessage(), failed);
        }
        return record.report(done.rows);
    }

    private Stretches stretches(int rows) {
        return new Stretches(request, rows, parallelism, cancellation);
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
        List<Violation> tooMany = Rules.checkRows(request.config(), request.firstRow() + request.rowCount());
        if (!tooMany.isEmpty()) {
            throw new EngineException.Refused("So many rows cannot be made", tooMany);
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

    /// How far the run is; used by the calling thread.
    private final class RowCount {

        private long rows;

        void add(int more) {
            rows += more;
            record.rowsDone(rows, request.rowCount());
        }
    }

    /// The batches of a stretch, small enough to stay in a processor's cache until they are encoded.
    private final class Batches implements RowGroups.Batches {

        private final long end;
        private long next;

        Batches(long first, int size) {
            this.next = first;
            this.end = first + size;
        }

        @Override
        public RowBatch next() throws InterruptedException {
            int size = (int) Math.min(batchSize, end - next);
            RowBatch batch = make(next, size);
            next += size;
            return batch;
        }
    }
}
