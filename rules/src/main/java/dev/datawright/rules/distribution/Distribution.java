package dev.datawright.rules.distribution;

/// A probability distribution of numbers.
public interface Distribution {

    /// The lowest share that a quantile is asked for; the highest is 1 minus [#HIGHEST_STEP].
    double LOWEST_SHARE = 0x1.0p-54;

    /// Between 1 and the double below it.
    double HIGHEST_STEP = 0x1.0p-53;

    /// Whether its values are whole numbers.
    boolean isDiscrete();

    /// The probability of a value of at most x.
    double cumulative(double x);

    /// The smallest value that at least this share of all values do not exceed.
    ///
    /// @param share between 0 and 1; what lies closer to them than a random number can is brought inside
    double quantile(double share);

    /// The smallest value that can be drawn.
    default double min() {
        return quantile(LOWEST_SHARE);
    }

    /// The largest value that can be drawn.
    default double max() {
        return quantile(1 - HIGHEST_STEP);
    }

    /// The probability of a value within the bounds, both inclusive.
    default double within(double low, double high) {
        return cumulative(high) - cumulative(below(low));
    }

    /// Where the probability of smaller values ends.
    default double below(double value) {
        return isDiscrete() ? Math.ceil(value) - 1 : Math.nextDown(value);
    }

    static double inside(double share) {
        return Math.clamp(share, LOWEST_SHARE, 1 - HIGHEST_STEP);
    }
}
