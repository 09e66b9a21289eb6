package dev.datawright.rules.domain;

import dev.datawright.rules.words.Words;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The values that a column's output can have, as keys in an order: numbers themselves, points in time in seconds.
///
/// Floor and ceiling answer NaN when there is no such value. Strict means smaller (larger), not equal.
public sealed interface Domain {

    double min();

    double max();

    double floor(double key, boolean strict);

    double ceiling(double key, boolean strict);

    default boolean isTime() {
        return this instanceof Moments || this instanceof Span;
    }

    /// A key as people write it.
    default String show(double key) {
        return isTime()
                ? LocalDateTime.ofEpochSecond((long) key, 0, ZoneOffset.UTC).toString()
                : Words.number(key);
    }

    /// Every number from min to max.
    record Interval(double min, double max) implements Domain {
        @Override
        public double floor(double key, boolean strict) {
            double value = Math.min(max, strict ? Math.nextDown(key) : key);
            return value >= min ? value : Double.NaN;
        }

        @Override
        public double ceiling(double key, boolean strict) {
            double value = Math.max(min, strict ? Math.nextUp(key) : key);
            return value <= max ? value : Double.NaN;
        }
    }

    /// The numbers with so many decimal places from first to last, counted in their last place.
    record DecimalGrid(long first, long last, int places) implements Domain {
        @Override
        public double min() {
            return first / Decimals.power(places);
        }

        @Override
        public double max() {
            return last / Decimals.power(places);
        }

        @Override
        public double floor(double key, boolean strict) {
            if (key > max()) {
                return max();
            }
            if (!(key >= min())) {
                return Double.NaN;
            }
            double power = Decimals.power(places);
            // Scaling may be off by one in the last place, so the neighbours decide.
            long step = (long) Math.floor(key * power) + 1;
            while (strict ? step / power >= key : step / power > key) {
                step--;
            }
            return step < first ? Double.NaN : Math.min(step, last) / power;
        }

        @Override
        public double ceiling(double key, boolean strict) {
            if (key < min()) {
                return min();
            }
            if (!(key <= max())) {
                return Double.NaN;
            }
            double power = Decimals.power(places);
            long step = (long) Math.ceil(key * power) - 1;
            while (strict ? step / power <= key : step / power < key) {
                step++;
            }
            return step > last ? Double.NaN : Math.max(step, first) / power;
        }
    }

    /// A few numbers, ascending.
    @SuppressWarnings("ArrayRecordComponent") // Never compared; made once per column.
    record Listed(double[] values) implements Domain {
        @Override
        public double min() {
            return values[0];
        }

        @Override
        public double max() {
            return values[values.length - 1];
        }

        @Override
        public double floor(double key, boolean strict) {
            double found = Double.NaN;
            for (double value : values) {
                if (strict ? value < key : value <= key) {
                    found = value;
                }
            }
            return found;
        }

        @Override
        public double ceiling(double key, boolean strict) {
            for (double value : values) {
                if (strict ? value > key : value >= key) {
                    return value;
                }
            }
            return Double.NaN;
        }
    }

    /// Points in time.
    record Moments(DatetimeGrid grid) implements Domain {
        @Override
        public double min() {
            return grid.keyAt(0);
        }

        @Override
        public double max() {
            return grid.keyAt(grid.count() - 1);
        }

        @Override
        public double floor(double key, boolean strict) {
            long after = grid.firstFrom(key, !strict);
            return after == 0 ? Double.NaN : grid.keyAt(after - 1);
        }

        @Override
        public double ceiling(double key, boolean strict) {
            long index = grid.firstFrom(key, strict);
            return index == grid.count() ? Double.NaN : grid.keyAt(index);
        }
    }

    /// Points in time within a span of whole seconds, not all of which need be possible.
    record Span(double min, double max) implements Domain {
        @Override
        public double floor(double key, boolean strict) {
            double value = Math.min(max, strict ? key - 1 : key);
            return value >= min ? value : Double.NaN;
        }

        @Override
        public double ceiling(double key, boolean strict) {
            double value = Math.max(min, strict ? key + 1 : key);
            return value <= max ? value : Double.NaN;
        }
    }
}
