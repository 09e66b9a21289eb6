package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;

/// Equally likely numbers, rounded as Data Designer does: after drawing, half to even.
///
/// So the two ends of a range of whole numbers are half as likely as the others.
final class UniformDrawer implements Drawer {

    private final double low;
    private final double high;
    private final Domain domain;
    private final NumberOutput output;

    UniformDrawer(SamplerColumnConfig column, SamplerParams.Uniform params) {
        this.low = params.low();
        this.high = params.high();
        this.domain = Domains.of(column).orElseThrow();
        this.output = NumberOutput.of(domain, column.convertTo());
    }

    @Override
    public Draw unbounded() {
        return between(domain.min(), domain.max());
    }

    @Override
    public Draw between(double from, double to) {
        if (!(domain instanceof Domain.DecimalGrid grid)) {
            return new Even(from, to, to - from);
        }
        // A rounded value stands for everything that rounds to it.
        double half = 0.5 / Decimals.power(grid.places());
        double start = Math.max(low, from - half);
        double width = Math.min(high, to + half) - start;
        return new Rounded(start, width, grid.places(), from, to);
    }

    @Override
    public double key(double position) {
        return position;
    }

    @Override
    public ColumnVector toVector(double[] positions) {
        return output.vector(positions);
    }

    private record Even(double from, double to, double width) implements Draw {
        @Override
        public double position(long bits) {
            return Math.min(to, from + RowRandom.unit(bits) * width);
        }

        @Override
        public void fill(RowRandom random, long firstRow, double[] positions) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = position(random.bits(firstRow + i));
            }
        }
    }

    private record Rounded(double start, double width, int places, double from, double to) implements Draw {
        @Override
        public double position(long bits) {
            double rounded = Decimals.round(start + RowRandom.unit(bits) * width, places);
            // Adding zero turns a negative zero into a plain one.
            return Math.clamp(rounded, from, to) + 0.0;
        }

        @Override
        public void fill(RowRandom random, long firstRow, double[] positions) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = position(random.bits(firstRow + i));
            }
        }
    }
}
