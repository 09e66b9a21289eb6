package dev.datawright.engine.model;

import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.failure.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;

/// Model columns that are made together, cell by cell: a cell waits for those of its own row that it is made from, and
/// for nothing else.
public final class ModelStage implements ColumnGenerator {

    private final List<ModelColumn> columns;
    private final ModelCalls calls;
    private final List<List<Integer>> needs = new ArrayList<>();

    /// By column: how many others follow it in the longest chain of cells that are made from each other.
    private final int[] behind;

    /// @param columns each behind those that it is made from
    public ModelStage(List<ModelColumn> columns, ModelCalls calls) {
        this.columns = List.copyOf(columns);
        this.calls = calls;
        for (int column = 0; column < columns.size(); column++) {
            List<Integer> earlier = new ArrayList<>();
            for (int other = 0; other < column; other++) {
                if (isNeeded(columns.get(other), columns.get(column))) {
                    earlier.add(other);
                }
            }
            needs.add(earlier);
        }
        this.behind = new int[columns.size()];
        for (int column = columns.size() - 1; column > 0; column--) {
            for (int earlier : needs.get(column)) {
                behind[earlier] = Math.max(behind[earlier], behind[column] + 1);
            }
        }
    }

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        List<CellsOfBatch> cells = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            cells.add(new CellsOfBatch(columns.get(column), calls, batch, behind[column]));
        }
        CompletionService<Boolean> completion = new ExecutorCompletionService<>(calls.executor());
        List<Future<Boolean>> open = new ArrayList<>();
        boolean whole = false;
        try {
            for (int row = 0; row < batch.size(); row++) {
                submit(cells, row, completion, open);
            }
            EngineException ending = null;
            for (int done = 0; done < open.size(); done++) {
                try {
                    await(completion.take());
                } catch (EngineException ended) {
                    if (!ended.letsOpenCallsEnd()) {
                        throw ended;
                    }
                    ending = ended;
                }
            }
            whole = true;
            if (ending != null) {
                throw ending;
            }
        } finally {
            if (!whole) {
                open.forEach(call -> call.cancel(true));
            }
        }
    }

    private void submit(
            List<CellsOfBatch> cells, int row, CompletionService<Boolean> completion, List<Future<Boolean>> open) {
        List<Future<Boolean>> ofRow = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            CellsOfBatch own = cells.get(column);
            if (own.isKnown(row)) {
                ofRow.add(CompletableFuture.completedFuture(true));
                continue;
            }
            List<Future<Boolean>> before =
                    needs.get(column).stream().map(ofRow::get).toList();
            Future<Boolean> cell = completion.submit(() -> {
                for (Future<Boolean> needed : before) {
                    // Whatever ended it ends the batch, and this with it.
                    needed.get();
                }
                own.fill(row);
                return true;
            });
            ofRow.add(cell);
            open.add(cell);
        }
    }

    private static boolean isNeeded(ModelColumn earlier, ModelColumn later) {
        return later.needs().contains(earlier.name())
                || earlier.sideEffectColumns().stream().anyMatch(later.needs()::contains);
    }

    private static void await(Future<Boolean> cell) throws InterruptedException {
        try {
            boolean unused = cell.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            while (cause instanceof ExecutionException inner) {
                cause = inner.getCause();
            }
            switch (cause) {
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException problem -> throw problem;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
