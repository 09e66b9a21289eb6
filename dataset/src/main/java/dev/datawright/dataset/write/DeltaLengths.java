package dev.datawright.dataset.write;

/// Lengths in Parquet's DELTA_BINARY_PACKED encoding: equal lengths take next to nothing.
///
/// @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">the encodings of Parquet</a>
final class DeltaLengths {

    private static final int BLOCK = 128;
    private static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

    private final int[] deltas = new int[BLOCK];

    void write(int[] lengths, int count, PageBytes out) {
        out.writeVarint(BLOCK);
        out.writeVarint(MINIBLOCKS);
        out.writeVarint(count);
        out.writeVarint(count == 0 ? 0 : zigzag(lengths[0]));
        for (int first = 1; first < count; first += BLOCK) {
            writeBlock(lengths, first, Math.min(count, first + BLOCK), out);
        }
    }

    private void writeBlock(int[] lengths, int from, int to, PageBytes out) {
        int size = to - from;
        long least = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, (long) lengths[i] - lengths[i - 1]);
        }
        int[] bits = new int[MINIBLOCKS];
        for (int i = 0; i < BLOCK; i++) {
            // Two lengths differ by less than 2^32 more than the least difference: the low 32 bits say all.
            deltas[i] = i < size ? (int) ((long) lengths[from + i] - lengths[from + i - 1] - least) : 0;
            bits[i / MINIBLOCK] |= deltas[i];
        }
        out.writeVarint(zigzag(least));
        for (int miniblock = 0; miniblock < MINIBLOCKS; miniblock++) {
            out.write(width(bits[miniblock]));
        }
        for (int miniblock = 0; miniblock * MINIBLOCK < size; miniblock++) {
            int first = miniblock * MINIBLOCK;
            out.writeBits(deltas, first, first + MINIBLOCK, width(bits[miniblock]));
        }
    }

    private static int width(int bits) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(bits);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }
}
