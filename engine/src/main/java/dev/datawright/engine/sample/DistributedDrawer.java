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
import org.jspecify.annotations.Nullable;

/// Numbers of a distribution by the inverse of its cumulative one, cut off where bounds ask for it.
final class DistributedDrawer implements Drawer {

    /// Most whole numbers whose probabilities are kept in a table; 1 MB.
    private static final int LARGEST_TABLE = 1 << 17;

    private final Distribution distribution;
    private final Domain domain;
    private final int places;
    private final @Nullable String convertTo;

    DistributedDrawer(SamplerColumnConfig column, SamplerParams.Distributed params) {
        this.distribution = Distributions.of(params);
        this.domain = Domains.of(column).orElseThrow();
        this.places = domain instanceof Domain.DecimalGrid grid ? grid.places() : -1;
        this.convertTo = column.convertTo() == null && distribution.isDiscrete() ? "int" : column.convertTo();
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
        return bits -> {
            double value = distribution.quantile(low + RowRandom.unit(bits) * width);
            double rounded = places < 0 ? value : Decimals.round(value, places);
            // Adding zero turns a negative zero into a plain one.
            return Math.clamp(rounded, from, to) + 0.0;
        };
    }

    private Draw listed(long first, long last, double low, double width) {
        double[] bounds = new double[(int) (last - first)];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = distribution.cumulative(first + i);
        }
        return bits -> {
            int found = Arrays.binarySearch(bounds, low + RowRandom.unit(bits) * width);
            return first + (found >= 0 ? found : -found - 1);
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
