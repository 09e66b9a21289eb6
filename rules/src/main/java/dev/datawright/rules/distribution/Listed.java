package dev.datawright.rules.distribution;

import java.util.Arrays;

/// A few numbers by weight.
///
/// @param values ascending
/// @param cumulative the probability of each value or a smaller one; the last is 1
@SuppressWarnings("ArrayRecordComponent") // Never compared; made once per column.
record Listed(double[] values, double[] cumulative) implements Distribution {

    @Override
    public boolean isDiscrete() {
        return false;
    }

    @Override
    public double cumulative(double x) {
        int found = Arrays.binarySearch(values, x);
        int upTo = found >= 0 ? found : -found - 2;
        return upTo < 0 ? 0 : cumulative[upTo];
    }

    @Override
    public double quantile(double share) {
        int found = Arrays.binarySearch(cumulative, Distribution.inside(share));
        return values[Math.min(found >= 0 ? found : -found - 1, values.length - 1)];
    }
}
