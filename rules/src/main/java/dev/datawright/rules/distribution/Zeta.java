package dev.datawright.rules.distribution;

/// Sums of falling powers, which the Zipf distribution without an upper bound is made of.
final class Zeta {

    private static final int SUMMED = 16;

    /// Bernoulli numbers B2, B4, … B12, each divided by the factorial of its index.
    private static final double[] COEFFICIENTS = {
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000.0
    };

    private Zeta() {}

    /// The sum of (first + k)^-power for k = 0, 1, 2, …: Hurwitz' zeta function by Euler and Maclaurin's formula
    /// (NIST Digital Library of Mathematical Functions, 25.11.28).
    ///
    /// @param power greater than 1
    /// @param first greater than 0
    static double from(double first, double power) {
        double sum = 0;
        for (int k = 0; k < SUMMED; k++) {
            sum += Math.pow(first + k, -power);
        }
        double start = first + SUMMED;
        sum += Math.pow(start, 1 - power) / (power - 1) + Math.pow(start, -power) / 2;
        double term = power * Math.pow(start, -power - 1);
        for (int i = 0; i < COEFFICIENTS.length; i++) {
            sum += COEFFICIENTS[i] * term;
            term *= (power + 2 * i + 1) * (power + 2 * i + 2) / (start * start);
        }
        return sum;
    }
}
