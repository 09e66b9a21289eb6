package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.DatetimeGrid;
import dev.datawright.rules.domain.Domains;

/// Points in time, written as texts.
final class DatetimeDrawer implements Drawer {

    private final DatetimeGrid grid;
    private final MomentTexts texts;

    DatetimeDrawer(SamplerColumnConfig column, SamplerParams.Datetime params) {
        DateFormat format = Domains.format(column);
        this.grid = DatetimeGrid.of(params, format);
        this.texts = MomentTexts.of(grid, format);
    }

    @Override
    public long moment(double position) {
        return grid.secondsAt((long) position);
    }

    @Override
    public Draw unbounded() {
        return new Indices(0, grid.count());
    }

    @Override
    public Draw between(double low, double high) {
        long first = grid.firstFrom(low, false);
        return new Indices(first, grid.firstFrom(high, true) - first);
    }

    @Override
    public double key(double position) {
        return grid.keyAt((long) position);
    }

    @Override
    public ColumnVector toVector(double[] positions) {
        return texts.vector(positions);
    }

    private record Indices(long first, long count) implements Draw {
        @Override
        public double position(long bits) {
            return first + Math.unsignedMultiplyHigh(bits, count);
        }

        @Override
        public void fill(RowRandom random, long firstRow, double[] positions) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = position(random.bits(firstRow + i));
            }
        }
    }
}
