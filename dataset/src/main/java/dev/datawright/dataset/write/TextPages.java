package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.Encoding;

/// Texts that hardly repeat, as pages of their lengths and then their bytes.
final class TextPages {

    /// A page ends with the text that reaches this many bytes, so batch borders never show in the file.
    private static final int PAGE_BYTES = 1 << 20;

    private final DeltaLengths deltas = new DeltaLengths();
    private final Levels levels = new Levels();
    private final PageBytes bytes = new PageBytes();
    private final PageBytes page = new PageBytes();
    private int[] lengths = new int[1024];
    private int count;

    void write(Leaf leaf, List<LeafSlice> slices, ChunkPages pages) throws IOException {
        for (LeafSlice slice : slices) {
            if (slice.values() instanceof ColumnVector.Packed packed) {
                addPacked(leaf, slice, packed, pages);
            } else {
                addEach(leaf, slice, pages);
            }
        }
        if (levels.rows() > 0) {
            endPage(pages);
        }
    }

    /// Texts that lie one behind the other are moved together, as far as the page goes.
    private void addPacked(Leaf leaf, LeafSlice slice, ColumnVector.Packed packed, ChunkPages pages)
            throws IOException {
        int[] offsets = packed.offsets();
        boolean full = slice.isFull();
        int moved = offsets[slice.from()];
        for (int row = slice.from(); row < slice.to(); row++) {
            if (full || !slice.isNull(row)) {
                addLength(offsets[row + 1] - offsets[row]);
                levels.add(leaf.definedLevel());
            } else {
                // What stands in an absent struct is left behind.
                bytes.write(packed.bytes(), moved, offsets[row] - moved);
                moved = offsets[row + 1];
                levels.add(slice.level(row, leaf.definedLevel()));
            }
            if (bytes.size() + offsets[row + 1] - moved >= PAGE_BYTES) {
                bytes.write(packed.bytes(), moved, offsets[row + 1] - moved);
                moved = offsets[row + 1];
                endPage(pages);
            }
        }
        bytes.write(packed.bytes(), moved, offsets[slice.to()] - moved);
    }

    private void addEach(Leaf leaf, LeafSlice slice, ChunkPages pages) throws IOException {
        for (int row = slice.from(); row < slice.to(); row++) {
            int level = slice.level(row, leaf.definedLevel());
            levels.add(level);
            if (level == leaf.definedLevel()) {
                byte[] utf8 = String.valueOf(slice.values().get(row)).getBytes(StandardCharsets.UTF_8);
                addLength(utf8.length);
                bytes.write(utf8, 0, utf8.length);
            }
            if (bytes.size() >= PAGE_BYTES) {
                endPage(pages);
            }
        }
    }

    private void addLength(int length) {
        if (count == lengths.length) {
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        lengths[count++] = length;
    }

    private void endPage(ChunkPages pages) throws IOException {
        int rows = levels.rows();
        page.clear();
        levels.drainTo(page);
        deltas.write(lengths, count, page);
        page.write(bytes);
        pages.data(page, rows, Encoding.DELTA_LENGTH_BYTE_ARRAY);
        bytes.clear();
        count = 0;
    }
}
