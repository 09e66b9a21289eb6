package dev.datawright.engine.seed;

import dev.datawright.contract.design.SeedConfig;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import java.util.List;

/// Takes all seed columns of a row from one row of the seed data.
///
/// After the last row it starts again; shuffled rows come in another order each time. Which one stands in row i follows
/// from (config, seed, i).
public final class SeedGenerator implements ColumnGenerator {

    /// No column has such a name.
    private static final String STREAM = "seed dataset#rows";

    private final List<String> columns;
    private final SeedRows rows;
    private final SeedSelection selection;
    private final boolean isShuffled;
    private final Permutation permutation;

    public SeedGenerator(SeedConfig config, List<String> columns, SeedRows rows, long seed) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.selection = SeedSelection.of(config, rows.size());
        this.isShuffled = config.samplingStrategy() == SeedConfig.SamplingStrategy.SHUFFLE;
        this.permutation = Permutation.of(RowRandom.of(seed, STREAM), selection.size());
    }

    @Override
    public void fill(OpenBatch batch) {
        long[] taken = new long[batch.size()];
        for (int row = 0; row < taken.length; row++) {
            long number = batch.firstRow() + row;
            long place = number % selection.size();
            taken[row] = selection.first() + (isShuffled ? permutation.at(place, number / selection.size()) : place);
        }
        for (String column : columns) {
            batch.put(column, rows.column(column, taken));
        }
    }
}
