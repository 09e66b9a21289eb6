package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.Permutation;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;

/// Deals out the values of a column in an order that the seed draws, so that none comes twice.
///
/// A row knows its value without the others: no list of what was dealt is kept, however many rows there are.
public final class UniqueGenerator implements ColumnGenerator {

    private final SamplerColumnConfig column;
    private final Drawer drawer;
    private final boolean followed;
    private final Permutation order;
    private final long first;
    private final double scale;

    /// @param count how many values the column has
    /// @param followed whether another column lies at a distance from it in time
    public UniqueGenerator(SamplerColumnConfig column, Drawer drawer, long count, boolean followed, long seed) {
        this.column = column;
        this.drawer = drawer;
        this.followed = followed;
        this.order = Permutation.of(RowRandom.of(seed, column.name()), count);
        if (column.params() instanceof SamplerParams.Uniform
                && Domains.of(column).orElseThrow() instanceof Domain.DecimalGrid grid) {
            this.first = grid.first();
            this.scale = Decimals.power(grid.places());
        } else {
            this.first = 0;
            this.scale = 1;
        }
    }

    @Override
    public void fill(OpenBatch batch) {
        double[] positions = new double[batch.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (first + order.at(batch.firstRow() + i, 0)) / scale;
        }
        Drawers.put(column, drawer, positions, followed, batch);
    }
}
