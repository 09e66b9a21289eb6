package dev.datawright.engine.validate;

import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.validate.RemoteValidators.RemoteValidationException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lets a remote validator judge the rows, a few at once. Rows without an answer stay null and are reported.
///
/// What a validator answers has no fixed shape, so the column holds JSON.
public final class RemoteValidationGenerator implements ColumnGenerator {

    private static final int BATCH = 10;
    private static final int PARALLEL = 4;

    private final ValidationColumnConfig column;
    private final ValidatorParams.Remote validator;
    private final RemoteValidators validators;
    private final ExecutorService callers;
    private final Semaphore slots;
    private final Consumer<CellFailure> failures;

    /// @param callers runs one task a call; waiting is cheap there
    public RemoteValidationGenerator(
            ValidationColumnConfig column,
            ValidatorParams.Remote validator,
            RemoteValidators validators,
            ExecutorService callers,
            Consumer<CellFailure> failures) {
        this.column = column;
        this.validator = validator;
        this.validators = validators;
        this.callers = callers;
        Integer parallel = validator.maxParallelRequests();
        this.slots = new Semaphore(parallel == null ? PARALLEL : parallel, true);
        this.failures = failures;
    }

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        @Nullable String[] findings = new @Nullable String[batch.size()];
        List<Future<?>> open = new ArrayList<>();
        try {
            for (List<Integer> rows : batches(batch)) {
                List<JsonNode> sent = rows.stream().map(row -> row(batch, row)).toList();
                slots.acquire();
                boolean submitted = false;
                try {
                    open.add(callers.submit(() -> {
                        try {
                            ask(batch, rows, sent, findings);
                        } finally {
                            slots.release();
                        }
                        return null;
                    }));
                    submitted = true;
                } finally {
                    if (!submitted) {
                        slots.release();
                    }
                }
            }
            for (Future<?> call : open) {
                call.get();
            }
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException problem -> throw problem;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        } finally {
            open.forEach(call -> call.cancel(true));
        }
        batch.put(column.name(), new ColumnVector.Strings(findings));
    }

    private List<List<Integer>> batches(OpenBatch batch) {
        BitSet skipped = batch.skipped(column.name());
        int size = column.batchSize() == null ? BATCH : column.batchSize();
        List<List<Integer>> batches = new ArrayList<>();
        for (int row = skipped.nextClearBit(0); row < batch.size(); row = skipped.nextClearBit(row + 1)) {
            if (batches.isEmpty() || batches.getLast().size() == size) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(row);
        }
        return batches;
    }

    private JsonNode row(OpenBatch batch, int row) {
        ObjectNode values = WireJson.mapper().createObjectNode();
        for (String target : column.targetColumns()) {
            Object value = batch.column(target).get(row);
            if (value == null) {
                values.putNull(target);
            } else {
                values.set(target, WireJson.mapper().valueToTree(value));
            }
        }
        return values;
    }

    private void ask(OpenBatch batch, List<Integer> rows, List<JsonNode> sent, @Nullable String[] findings)
            throws InterruptedException {
        try {
            List<JsonNode> answer = validators.ask(validator, sent);
            for (int i = 0; i < answer.size(); i++) {
                findings[rows.get(i)] = answer.get(i).toString();
            }
        } catch (RemoteValidationException failed) {
            rows.forEach(row ->
                    failures.accept(new CellFailure(column.name(), batch.firstRow() + row, failed.getMessage())));
        }
    }
}
