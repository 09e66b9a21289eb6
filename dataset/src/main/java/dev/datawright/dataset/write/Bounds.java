package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import java.util.Arrays;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/// The smallest and the largest value of a chunk, so that readers can skip it.
final class Bounds {

    /// Longer texts are no use as bounds.
    private static final int LONGEST_TEXT = 64;

    private final ColumnType.Scalar type;
    private long leastLong = Long.MAX_VALUE;
    private long mostLong = Long.MIN_VALUE;
    private double leastDouble = Double.POSITIVE_INFINITY;
    private double mostDouble = Double.NEGATIVE_INFINITY;
    private byte @Nullable [] leastText;
    private byte @Nullable [] mostText;
    private boolean unknown;
    private boolean any;

    Bounds(ColumnType.Scalar type) {
        this.type = type;
    }

    void add(byte[] text) {
        any = true;
        unknown |= text.length > LONGEST_TEXT;
        if (leastText == null || Arrays.compareUnsigned(text, leastText) < 0) {
            leastText = text;
        }
        if (mostText == null || Arrays.compareUnsigned(text, mostText) > 0) {
            mostText = text;
        }
    }

    void addBits(long[] bits, int count) {
        for (int i = 0; i < count; i++) {
            if (type == ColumnType.Scalar.NUMBER) {
                add(Double.longBitsToDouble(bits[i]));
            } else {
                add(bits[i]);
            }
        }
    }

    void add(LeafSlice slice) {
        switch (slice.values()) {
            case ColumnVector.Longs longs -> {
                for (int row = slice.from(); row < slice.to(); row++) {
                    if (slice.isFull() || !slice.isNull(row)) {
                        add(longs.values()[row]);
                    }
                }
            }
            case ColumnVector.Doubles doubles when slice.isFull() -> addAll(doubles.values(), slice.from(), slice.to());
            case ColumnVector.Doubles doubles -> {
                for (int row = slice.from(); row < slice.to(); row++) {
                    if (!slice.isNull(row)) {
                        add(doubles.values()[row]);
                    }
                }
            }
            case ColumnVector.Booleans _,
                    ColumnVector.Strings _,
                    ColumnVector.Packed _,
                    ColumnVector.Coded _,
                    ColumnVector.Nested _,
                    ColumnVector.Structs _ -> unknown = true;
        }
    }

    void addTo(Statistics statistics) {
        if (unknown || !any) {
            return;
        }
        switch (type) {
            case INTEGER -> set(statistics, bytes(leastLong), bytes(mostLong));
            case NUMBER ->
                // The two zeros are equal, and which of them a reader asks for is open.
                set(
                        statistics,
                        bytes(Double.doubleToRawLongBits(leastDouble == 0 ? -0.0 : leastDouble)),
                        bytes(Double.doubleToRawLongBits(mostDouble == 0 ? 0.0 : mostDouble)));
            case TEXT -> {
                byte[] least = leastText;
                byte[] most = mostText;
                if (least != null && most != null) {
                    set(statistics, least, most);
                }
            }
            case BOOLEAN, JSON -> {}
        }
    }

    private static void set(Statistics statistics, byte[] least, byte[] most) {
        statistics.setMin_value(least);
        statistics.setMax_value(most);
    }

    private void add(long value) {
        any = true;
        leastLong = Math.min(leastLong, value);
        mostLong = Math.max(mostLong, value);
    }

    private void add(double value) {
        any = true;
        // A NaN lies nowhere.
        unknown |= Double.isNaN(value);
        leastDouble = Math.min(leastDouble, value);
        mostDouble = Math.max(mostDouble, value);
    }

    private void addAll(double[] values, int from, int to) {
        double least = leastDouble;
        double most = mostDouble;
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        any |= to > from;
        // A NaN passes through both.
        unknown |= Double.isNaN(least);
        leastDouble = least;
        mostDouble = most;
    }

    private static byte[] bytes(long bits) {
        PageBytes page = new PageBytes();
        page.writeLongs(new long[] {bits}, 0, 1);
        return page.toArray();
    }
}
