package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;
import org.jspecify.annotations.Nullable;

/// Equally likely numbers, rounded as Data Designer does: after drawing, half to even.
///
/// So the two ends of a range of whole numbers are half as likely as the others.
final class UniformDrawer implements Drawer {

    private final double low;
    private final double high;
    private final Domain domain;
    private final @Nullable String convertTo;

    UniformDrawer(SamplerColumnConfig column, SamplerParams.Uniform params) {
        this.low = params.low();
        this.high = params.high();
        this.domain = Domains.of(column).orElseThrow();
        this.convertTo = column.convertTo();
    }

    @Override
    public Draw unbounded() {
        return between(domain.min(), domain.max());
    }

    @Override
    public Draw between(double from, double to) {
        if (!(domain instanceof Domain.DecimalGrid grid)) {
            double width = to - from;
            return bits -> Math.min(to, from + RowRandom.unit(bits) * width);
        }
        // A rounded value stands for everything that rounds to it.
        double half = 0.5 / Decimals.power(grid.places());
        double start = Math.max(low, from - half);
        double width = Math.min(high, to + half) - start;
        return bits -> {
            double rounded = Decimals.round(start + RowRandom.unit(bits) * width, grid.places());
            // Adding zero turns a negative zero into a plain one.
            return Math.clamp(rounded, from, to) + 0.0;
        };
    }

    @Override
    public double key(double position) {
        return position;
    }

    @Override
    public ColumnVector toVector(double[] positions) {
        return NumberOutput.vector(positions, convertTo);
    }
}
