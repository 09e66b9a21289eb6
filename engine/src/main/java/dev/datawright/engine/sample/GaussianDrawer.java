package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.Decimals;
import dev.datawright.rules.domain.Domain;
import dev.datawright.rules.domain.Domains;

/// Normally distributed numbers by the inverse of the cumulative distribution, cut off where bounds ask for it.
final class GaussianDrawer implements Drawer {

    private final double mean;
    private final double deviation;
    private final Domain domain;
    private final NumberOutput output;

    GaussianDrawer(SamplerColumnConfig column, SamplerParams.Gaussian params) {
        this.mean = params.mean();
        this.deviation = params.stddev();
        this.domain = Domains.of(column).orElseThrow();
        this.output = NumberOutput.of(domain, column.convertTo());
    }

    @Override
    public Draw unbounded() {
        return between(domain.min(), domain.max());
    }

    @Override
    public Draw between(double from, double to) {
        int places = domain instanceof Domain.DecimalGrid grid ? grid.places() : -1;
        double half = places < 0 ? 0 : 0.5 / Decimals.power(places);
        double start = (from - half - mean) / deviation;
        double end = (to + half - mean) / deviation;
        // In the upper tail probabilities are too close to 1 to tell apart, so the mirror image is drawn.
        boolean mirrored = start > 0;
        double low = Normal.cumulative(mirrored ? -end : start);
        double width = Normal.cumulative(mirrored ? -start : end) - low;
        double sign = mirrored ? -deviation : deviation;
        return new Bell(mean, sign, low, width, places, from, to);
    }

    @Override
    public double key(double position) {
        return position;
    }

    @Override
    public ColumnVector toVector(double[] positions) {
        return output.vector(positions);
    }

    private record Bell(double mean, double sign, double low, double width, int places, double from, double to)
            implements Draw {
        @Override
        public double position(long bits) {
            double probability = low + RowRandom.unit(bits) * width;
            double value = mean + sign * Normal.quantile(Math.clamp(probability, 1e-300, 1 - 0x1.0p-53));
            double rounded = places < 0 ? value : Decimals.round(value, places);
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
