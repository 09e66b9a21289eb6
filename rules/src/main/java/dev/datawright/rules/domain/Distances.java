package dev.datawright.rules.domain;

import dev.datawright.contract.design.SamplerParams;

/// How far a timedelta column lies behind the column that it follows: each of so many distances equally likely.
///
/// @param shortest in units
/// @param count how many distances there are; the last is the shortest and count - 1 units more
/// @param unit in seconds
public record Distances(long shortest, long count, long unit) {

    public static Distances of(SamplerParams.Timedelta params) {
        long unit =
                switch (params.unit()) {
                    case DAY -> 86_400;
                    case HOUR -> 3_600;
                    case MINUTE -> 60;
                    case SECOND -> 1;
                };
        return new Distances(params.dtMin(), params.dtMax() - params.dtMin(), unit);
    }

    /// The distance in seconds that random bits choose.
    public long seconds(long bits) {
        return (shortest + Math.unsignedMultiplyHigh(bits, count)) * unit;
    }

    /// The shortest one, in seconds.
    public long least() {
        return shortest * unit;
    }

    /// The longest one, in seconds.
    public long most() {
        return (shortest + count - 1) * unit;
    }
}
