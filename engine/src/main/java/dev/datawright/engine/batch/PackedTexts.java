package dev.datawright.engine.batch;

import dev.datawright.dataset.batch.ColumnVector;
import java.util.Arrays;
import java.util.BitSet;

/// Puts the texts of a batch together in UTF-8, row by row.
public final class PackedTexts {

    private static final int USUAL_LENGTH = 24;

    private final int[] offsets;
    private final BitSet nulls = new BitSet();
    private byte[] bytes;
    private int end;
    private int row;

    public PackedTexts(int rows) {
        this.offsets = new int[rows + 1];
        this.bytes = new byte[Math.multiplyExact(rows, USUAL_LENGTH)];
    }

    /// Appends to the text of the row.
    public PackedTexts append(byte[] utf8) {
        int at = reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
        return this;
    }

    /// Appends a character of ASCII.
    public PackedTexts append(char character) {
        int at = reserve(1);
        bytes[at] = (byte) character;
        return this;
    }

    /// Makes room in [#array] for bytes that the caller writes there, and tells where.
    public int reserve(int length) {
        int at = end;
        end = Math.addExact(at, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
        return at;
    }

    /// The bytes so far; another array after the next [#reserve].
    public byte[] array() {
        return bytes;
    }

    public void endRow() {
        offsets[++row] = end;
    }

    /// Ends a row that has no value.
    public void endAbsentRow() {
        nulls.set(row);
        end = offsets[row];
        endRow();
    }

    /// The texts of all rows.
    public ColumnVector vector() {
        return new ColumnVector.Packed(bytes, offsets, nulls.isEmpty() ? null : nulls);
    }
}
