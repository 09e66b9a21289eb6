package dev.datawright.engine.run;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
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
import dev.datawright.engine.model.FailureWatch;
import dev.datawright.engine.model.ModelCalls;
import dev.datawright.engine.seed.SeedCheck;
import dev.datawright.engine.transform.RowTransform;
import dev.datawright.engine.validate.RemoteValidators;
import dev.datawright.rules.Rules;
import dev.datawright.rules.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/// One run: rows are made on threads of its own, and handed over or written in their order.
///
/// @see "ADR-0009"
public final class Run {

    /// Small enough that progress is seen.
    private static final int MODEL_BATCH = 32;

    /// Rows with model columns that are open at once: enough to keep a thousand calls busy while one takes minutes.
    private static final int OPEN_ROWS = 4096;

    /// Vectors are large.
    private static final int OPEN_ROWS_WITH_VECTORS = 1024;

    private final GenerationRequest request;
    private final int parallelism;
    private final int batchSize;
    private final Cancellation cancellation;
    private final Plan plan;
    private final RunRecord record;
    private final List<ColumnGenerator> generators;
    private final List<RowTransform> transforms;

    /// Whether rows are made so fast that only row groups are worth a task.
    private final boolean isPlain;

    /// @param callers runs model calls, one task each
    /// @throws EngineException.Refused when the request cannot be run
    public Run(
            GenerationRequest request,
            int parallelism,
            int batchSize,
            ChatModels models,
            RemoteValidators validators,
            ExecutorService callers,
            CellJournal journal,
            GenerationListener listener,
            Cancellation cancellation) {
        check(request);
        this.request = request;
        this.parallelism = parallelism;
        this.cancellation = cancellation;
        this.plan = Rules.plan(request.config());
        this.isPlain = plan.modelColumns().isEmpty()
                && request.config().processors().stream().noneMatch(Processor.SchemaTransform.class::isInstance)
                && request.config().columns().stream().noneMatch(Run::isJudgedElsewhere);
        this.batchSize = plan.modelColumns().isEmpty() ? batchSize : Math.min(batchSize, MODEL_BATCH);
        this.record = new RunRecord(listener);
        this.transforms = request.config().processors().stream()
                .filter(Processor.SchemaTransform.class::isInstance)
                .map(transform -> new RowTransform((Processor.SchemaTransform) transform, record::failed))
                .toList();
        this.generators = Generators.of(
                request,
                plan,
                record,
                validators,
                new ModelCalls(models, callers, journal, record, new FailureWatch(), request.budget(), request.seed()));
    }

    /// Makes every row and hands it to the sink.
    ///
    /// @throws EngineException when the run ends before that
    public GenerationReport generate(RowSink sink) {
        RowCount done = new RowCount();
        stretches(batchSize).run(this::makeAll, (made, size) -> {
            sink.accept(made.rows());
            for (Map.Entry<String, RowBatch> other : made.transformed().entrySet()) {
                sink.acceptTransformed(other.getKey(), other.getValue());
            }
            done.add(size);
        });
        return record.report(done.rows);
    }

    /// Makes every row and writes it as a Parquet file; the stream is the caller's to close.
    ///
    /// A row group is encoded by the thread that makes its rows. Batches of model columns are small, to show
    /// progress, and gathered into row groups; the bytes are the same.
    ///
    /// @param transformed takes the rows in the form of a processor, by its name; other forms are left out
    /// @throws EngineException when the run ends before that; then what was written is no whole file
    public GenerationReport write(OutputStream out, Map<String, OutputStream> transformed) {
        RowCount done = new RowCount();
        Map<String, PartFile> others = new LinkedHashMap<>();
        transformed.forEach((name, stream) -> others.put(name, new PartFile(stream)));
        try (RowGroups groups = new RowGroups();
                PartFile file = new PartFile(out)) {
            if (isPlain) {
                stretches(RowGroupEncoder.ROW_GROUP_ROWS)
                        .run((first, size) -> groups.encode(new Batches(first, size)), (encoded, size) -> {
                            for (EncodedRowGroup group : encoded) {
                                file.writer(group.schema()).write(group);
                            }
                            done.add(size);
                        });
            } else {
                stretches(batchSize).run(this::makeAll, (made, size) -> {
                    file.writer(RowSchema.of(made.rows())).write(made.rows());
                    for (Map.Entry<String, PartFile> other : others.entrySet()) {
                        RowBatch rows = made.transformed().get(other.getKey());
                        if (rows != null) {
                            other.getValue().writer(RowSchema.of(rows)).write(rows);
                        }
                    }
                    done.add(size);
                });
            }
            file.finish();
            for (PartFile other : others.values()) {
                other.finish();
            }
        } catch (IOException failed) {
            throw new EngineException.OutputFailed("The file could not be ended: " + failed.getMessage(), failed);
        } finally {
            others.values().forEach(PartFile::close);
        }
        return record.report(done.rows);
    }

    private Stretches stretches(int rows) {
        return plan.modelColumns().isEmpty()
                ? Stretches.computing(request, rows, parallelism, cancellation)
                : Stretches.waiting(request, rows, openRows(), cancellation);
    }

    private RowBatch make(long firstRow, int size) throws InterruptedException {
        return fill(firstRow, size).close(plan.output());
    }

    private Made makeAll(long firstRow, int size) throws InterruptedException {
        OpenBatch batch = fill(firstRow, size);
        Map<String, RowBatch> transformed = new LinkedHashMap<>();
        transforms.forEach(transform -> transformed.put(transform.name(), transform.of(batch)));
        return new Made(batch.close(plan.output()), transformed);
    }

    private OpenBatch fill(long firstRow, int size) throws InterruptedException {
        OpenBatch batch = new OpenBatch(firstRow, size);
        for (ColumnGenerator generator : generators) {
            if (cancellation.isCancelled() || Thread.interrupted()) {
                throw new InterruptedException();
            }
            generator.fill(batch);
        }
        return batch;
    }

    private static boolean isJudgedElsewhere(ColumnConfig column) {
        return column instanceof ValidationColumnConfig validation
                && validation.validatorParams() instanceof ValidatorParams.Remote;
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
        List<Violation> missing = SeedCheck.violations(request.config(), request.seedRows());
        if (!missing.isEmpty()) {
            throw new EngineException.Refused("The seed data does not fit the design", missing);
        }
        if (request.config().columns().isEmpty()) {
            throw new EngineException.Refused("The design has no columns, so there is nothing to generate", List.of());
        }
    }

    private int openRows() {
        return request.config().columns().stream().anyMatch(EmbeddingColumnConfig.class::isInstance)
                ? OPEN_ROWS_WITH_VECTORS
                : OPEN_ROWS;
    }

    /// @param transformed the rows in the forms of the processors, by their names
    private record Made(RowBatch rows, Map<String, RowBatch> transformed) {}

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
