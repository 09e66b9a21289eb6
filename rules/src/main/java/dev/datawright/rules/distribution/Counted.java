package dev.datawright.rules.distribution;

/// A distribution over the whole numbers from a first one on, known by the probability of larger ones; for those that
/// the library does not have in scipy's generality.
///
/// @param first the smallest value
/// @param above the probability of a value larger than a whole number, which falls with it
record Counted(long first, Above above) implements Distribution {

    /// Beyond this, doubles skip whole numbers.
    private static final double LARGEST = 0x1.0p53;

    @Override
    public boolean isDiscrete() {
        return true;
    }

    @Override
    public double cumulative(double x) {
        double at = Math.floor(x);
        return at < first ? 0 : 1 - above.than(at);
    }

    @Override
    public double quantile(double share) {
        double rest = 1 - Distribution.inside(share);
        double low = first - 1.0;
        double high = first;
        while (above.than(high) > rest && high < LARGEST) {
            low = high;
            high = Math.min(LARGEST, 2 * Math.abs(high) + 1);
        }
        // The answer lies above low, and at high at most.
        while (high - low > 1) {
            double middle = Math.floor(low + (high - low) / 2);
            if (above.than(middle) > rest) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// How likely a value is to be larger.
    @FunctionalInterface
    interface Above {
        double than(double whole);
    }
}
