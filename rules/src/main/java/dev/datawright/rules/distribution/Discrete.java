package dev.datawright.rules.distribution;

import org.apache.commons.statistics.distribution.DiscreteDistribution;

/// A distribution of the library over whole numbers, moved as scipy does with `loc`.
record Discrete(DiscreteDistribution standard, long location) implements Distribution {

    @Override
    public boolean isDiscrete() {
        return true;
    }

    @Override
    public double cumulative(double x) {
        double at = Math.floor(x - location);
        if (at < standard.getSupportLowerBound()) {
            return 0;
        }
        return at >= standard.getSupportUpperBound() ? 1 : standard.cumulativeProbability((int) at);
    }

    @Override
    public double quantile(double share) {
        return location + (double) standard.inverseCumulativeProbability(Distribution.inside(share));
    }
}
