package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.DatetimeGrid;
import dev.datawright.rules.domain.Domains;
import java.time.ZoneOffset;

/// Points in time, written as texts.
final class DatetimeDrawer implements Drawer {

    private final DatetimeGrid grid;
    private final DateFormat format;

    DatetimeDrawer(SamplerColumnConfig column, SamplerParams.Datetime params) {
        this.format = Domains.format(column);
        this.grid = DatetimeGrid.of(params, format);
    }

    /// The points in time in seconds since 1970.
    long[] moments(double[] positions) {
        long[] moments = new long[positions.length];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = grid.momentAt((long) positions[i]).toEpochSecond(ZoneOffset.UTC);
        }
        return moments;
    }

    @Override
    public Draw unbounded() {
        return indices(0, grid.count());
    }

    @Override
    public Draw between(double low, double high) {
        return indices(grid.firstFrom(low, false), grid.firstFrom(high, true));
    }

    @Override
    public double key(double position) {
        return grid.keyAt((long) position);
    }

    @Override
    public ColumnVector toVector(double[] positions) {
        String[] texts = new String[positions.length];
        StringBuilder text = new StringBuilder(24);
        for (int i = 0; i < texts.length; i++) {
            text.setLength(0);
            format.appendTo(text, grid.momentAt((long) positions[i]));
            texts[i] = text.toString();
        }
        return new ColumnVector.Strings(texts);
    }

    private static Draw indices(long from, long to) {
        long count = to - from;
        return bits -> from + Math.unsignedMultiplyHigh(bits, count);
    }
}
