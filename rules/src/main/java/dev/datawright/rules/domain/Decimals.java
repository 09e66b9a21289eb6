package dev.datawright.rules.domain;

/// Rounding to decimal places, as numpy does it: half to even on the scaled value.
public final class Decimals {

    /// Most decimal places that a double can tell apart near 1.
    public static final int MOST_PLACES = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final double EXACT = 1L << 52;

    private Decimals() {}

    public static double power(int places) {
        return POWERS[places];
    }

    public static double round(double value, int places) {
        double scaled = value * POWERS[places];
        // Beyond this, neighbouring doubles are further apart than the last decimal place.
        return Math.abs(scaled) >= EXACT ? value : Math.rint(scaled) / POWERS[places];
    }

    /// Whether rounding to these places changes anything for numbers of this size.
    static boolean matters(double largest, int places) {
        return Math.abs(largest) * POWERS[places] < EXACT;
    }
}
