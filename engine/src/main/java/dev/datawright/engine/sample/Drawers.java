package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import java.util.Optional;

/// The distributions of sampler columns.
public final class Drawers {

    private Drawers() {}

    /// The column's distribution; empty for columns that are more than one draw of one value.
    public static Optional<Drawer> of(SamplerColumnConfig column) {
        return switch (column.params()) {
            case SamplerParams.Uniform uniform -> Optional.of(new UniformDrawer(column, uniform));
            case SamplerParams.Gaussian gaussian -> Optional.of(new GaussianDrawer(column, gaussian));
            case SamplerParams.Bernoulli bernoulli -> Optional.of(ListedDrawer.of(column, bernoulli));
            case SamplerParams.Category category -> Optional.of(ListedDrawer.of(column, category));
            case SamplerParams.Datetime datetime -> Optional.of(new DatetimeDrawer(column, datetime));
            case SamplerParams.Distributed distributed -> Optional.of(new DistributedDrawer(column, distributed));
            case SamplerParams.Uuid _, SamplerParams.Subcategory _, SamplerParams.Timedelta _, SamplerParams.People _ ->
                Optional.empty();
        };
    }

    /// A column that no constraint binds.
    ///
    /// @param followed whether another column lies at a distance from it in time
    public static ColumnGenerator generator(SamplerColumnConfig column, Drawer drawer, boolean followed, long seed) {
        RowRandom random = RowRandom.of(seed, column.name());
        Drawer.Draw draw = drawer.unbounded();
        return batch -> {
            double[] positions = new double[batch.size()];
            draw.fill(random, batch.firstRow(), positions);
            put(column, drawer, positions, followed, batch);
        };
    }

    /// Puts what was drawn for a column into the batch, with what other columns that depend on it ask for.
    ///
    /// @param followed whether another column lies at a distance from it in time
    public static void put(
            SamplerColumnConfig column, Drawer drawer, double[] positions, boolean followed, OpenBatch batch) {
        if (column.params() instanceof SamplerParams.Category) {
            batch.putPositions(column.name(), positions);
        }
        if (followed && drawer instanceof DatetimeDrawer) {
            long[] moments = new long[positions.length];
            for (int i = 0; i < moments.length; i++) {
                moments[i] = drawer.moment(positions[i]);
            }
            batch.putMoments(column.name(), moments);
        }
        batch.put(column.name(), drawer.toVector(positions));
    }
}
