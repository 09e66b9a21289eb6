package dev.datawright.engine.random;

/// Random bits as a function: the same stream, row and draw give the same bits, whatever was asked before.
///
/// A stream belongs to a column by its name, so that a new column changes no other one. The mixing is SplitMix64's.
public final class RowRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MULTIPLIER = 0xBF58476D1CE4E5B9L;
    private static final long DRAW_STEP = 0xD1B54A32D192ED03L;

    private final long stream;

    private RowRandom(long stream) {
        this.stream = stream;
    }

    /// The stream of a column.
    public static RowRandom of(long seed, String column) {
        long stream = mix(seed + GOLDEN);
        for (int i = 0; i < column.length(); i++) {
            stream = mix(stream ^ column.charAt(i)) + GOLDEN;
        }
        return new RowRandom(mix(stream));
    }

    /// The first draw of a row.
    public long bits(long row) {
        return mix(stream + (row + 1) * GOLDEN);
    }

    /// The draw of a row with that number; number 0 is the first.
    public long bits(long row, int draw) {
        long first = bits(row);
        return draw == 0 ? first : mix(first + draw * DRAW_STEP);
    }

    /// A number that no other row of the first 2^32 has: a permutation, drawn by the stream.
    public int distinct(long row) {
        int left = (int) (row >>> 16) & 0xFFFF;
        int right = (int) row & 0xFFFF;
        for (int round = 0; round < 6; round++) {
            // The upper half of a product depends on all bits of the factors.
            long mixed = (stream + round * DRAW_STEP + right * GOLDEN) * MULTIPLIER;
            int next = left ^ (int) (mixed >>> 48);
            left = right;
            right = next;
        }
        return left << 16 | right;
    }

    /// A number between 0 and 1, both exclusive.
    public static double unit(long bits) {
        return ((bits >>> 11) + 0.5) * 0x1.0p-53;
    }

    /// One of the numbers from 0 to bound - 1.
    public static int below(int bound, long bits) {
        return (int) Math.unsignedMultiplyHigh(bits, bound);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * MULTIPLIER;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
