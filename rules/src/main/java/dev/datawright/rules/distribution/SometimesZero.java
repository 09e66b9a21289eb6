package dev.datawright.rules.distribution;

/// A value of the distribution with probability p, else 0.
record SometimesZero(Distribution values, double p) implements Distribution {

    @Override
    public boolean isDiscrete() {
        return values.isDiscrete();
    }

    @Override
    public double cumulative(double x) {
        return p * values.cumulative(x) + (x >= 0 ? 1 - p : 0);
    }

    @Override
    public double quantile(double share) {
        double below = p * values.cumulative(values.below(0));
        if (share <= below) {
            return values.quantile(share / p);
        }
        double upToZero = p * values.cumulative(0) + 1 - p;
        return share <= upToZero ? 0 : values.quantile((share - (1 - p)) / p);
    }

    @Override
    public double min() {
        return p == 0 ? 0 : Math.min(p == 1 ? values.min() : 0, values.min());
    }

    @Override
    public double max() {
        return p == 0 ? 0 : Math.max(p == 1 ? values.max() : 0, values.max());
    }
}
