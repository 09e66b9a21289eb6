package dev.datawright.rules.distribution;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/// A distribution of the library, moved and stretched as scipy does with `loc` and `scale`.
record Continuous(ContinuousDistribution standard, double location, double scale) implements Distribution {

    @Override
    public boolean isDiscrete() {
        return false;
    }

    @Override
    public double cumulative(double x) {
        return standard.cumulativeProbability((x - location) / scale);
    }

    @Override
    public double quantile(double share) {
        return location + scale * standard.inverseCumulativeProbability(Distribution.inside(share));
    }
}
