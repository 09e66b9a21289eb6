package dev.datawright.designer.result;

import java.util.Arrays;

/// How many tokens the calls of one model column took.
public record TokenStatistics(Spread input, Spread output) {

    /// The standard deviation is the sample's; 0 for a single call.
    public record Spread(double mean, double median, double stddev) {

        /// @param counts one a call, at least one
        public static Spread of(long[] counts) {
            long[] sorted = counts.clone();
            Arrays.sort(sorted);
            double mean = Arrays.stream(sorted).average().orElseThrow();
            int middle = sorted.length / 2;
            double median =
                    sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + (double) sorted[middle]) / 2;
            double squares = Arrays.stream(sorted)
                    .mapToDouble(count -> (count - mean) * (count - mean))
                    .sum();
            double stddev = sorted.length == 1 ? 0 : Math.sqrt(squares / (sorted.length - 1));
            return new Spread(mean, median, stddev);
        }
    }
}
