package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.distribution.Distribution;
import dev.datawright.rules.distribution.Distributions;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;
import java.util.Arrays;

/// Numbers of a distribution by the inverse of its cumulative one, cut off where bounds ask for it.
final class DistributedDrawer implements Drawer {

    /// Most whole numbers whose probabilities are kept in a table; 1 MB.
    private static final int LARGEST_TABLE = 1 << 17;

    private final Distribution distribution;
    private final Domain domain;
    private final int places;
    private final NumberOutput output;

    DistributedDrawer(SamplerColumnConfig column, SamplerParams.Distributed params) {
        this.distribution = Distributions.of(params);
        this.domain = Domains.of(column).orElseThrow();
        this.places = domain instanceof Domain.DecimalGrid grid ? grid.places() : -1;
        this.output = NumberOutput.of(domain, column.convertTo(), distribution.isDiscrete());
    }

    @Override
    public Draw unbounded() {
        return between(domain.min(), domain.max());
    }

    @Override
    public Draw between(double from, double to) {
        // A rounded value stands for everything that rounds to it.
        double half = distribution.isDiscrete() || places < 0 ? 0 : 0.5 / Decimals.power(places);
        double low = distribution.cumulative(distribution.below(from - half));
        double width = distribution.cumulative(to + half) - low;
        if (distribution.isDiscrete() && to - from < LARGEST_TABLE) {
            return listed((long) Math.ceil(from), (long) Math.floor(to), low, width);
        }
        return new ByQuantile(distribution, low, width, places, from, to);
    }

    private Draw listed(long first, long last, double low, double width) {
        double[] bounds = new double[(int) (last - first)];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = distribution.cumulative(first + i);
        }
        return new ByTable(first, bounds, low, width);
    }

    @Override
    public double key(double position) {
        return position;
    }

    @Override
    public ColumnVector toVector(double[] positions) {
        return output.vector(positions);
    }

    private record ByQuantile(Distribution distribution, double low, double width, int places, double from, double to)
            implements Draw {
        @Override
        public double position(long bits) {
            double value = distribution.quantile(low + RowRandom.unit(bits) * width);
            double rounded = places < 0 ? value : Decimals.round(value, places);
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

    /// @param bounds the probability of each whole number or a smaller one, from the first to the last but one
    @SuppressWarnings("ArrayRecordComponent") // Never compared; made once per column.
    private record ByTable(long first, double[] bounds, double low, double width) implements Draw {
        @Override
        public double position(long bits) {
            int found = Arrays.binarySearch(bounds, low + RowRandom.unit(bits) * width);
            return first + (found >= 0 ? found : -found - 1);
        }

        @Override
        public void fill(RowRandom random, long firstRow, double[] positions) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = position(random.bits(firstRow + i));
            }
        }
    }
}
