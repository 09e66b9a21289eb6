package dev.datawright.dataset.write;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Statistics;

/// Encodes physical columns of a row group, one after the other: repeating values as a dictionary and places, other
/// texts as lengths and bytes, other numbers and flags as they are.
final class ChunkEncoder {

    private final ZstdCompressCtx compressor;
    private final ChunkCodes codes = new ChunkCodes();
    private final TextPages texts = new TextPages();
    private final NestedPages nested = new NestedPages();
    private final Levels levels = new Levels();
    private final PageBytes page = new PageBytes();
    private final PageBytes dictionary = new PageBytes();
    private final PageBytes compressed = new PageBytes();

    ChunkEncoder(ZstdCompressCtx compressor) {
        this.compressor = compressor;
    }

    /// Appends the column's pages. Offsets in what it tells count from the beginning of `out`.
    ColumnMetaData encode(Leaf leaf, List<LeafSlice> slices, int rows, PageBytes out) throws IOException {
        if (leaf.isNested()) {
            return nested.encode(leaf, slices, new ChunkPages(compressor, out, compressed));
        }
        ChunkPages pages = new ChunkPages(compressor, out, compressed);
        Bounds bounds = new Bounds(leaf.type());
        Statistics statistics = new Statistics();
        statistics.setNull_count(nulls(slices));
        if (leaf.type() != ColumnType.Scalar.BOOLEAN
                && codes.code(leaf.type(), slices, rows)
                && rows > statistics.getNull_count()) {
            codes.entries().addTo(bounds);
            dictionary.clear();
            codes.entries().writeTo(dictionary);
            pages.dictionary(dictionary, codes.entries().count());
            startPage(leaf, slices);
            codes.writeTo(page);
            pages.data(page, rows, Encoding.RLE_DICTIONARY);
        } else {
            switch (leaf.type()) {
                case INTEGER, NUMBER, BOOLEAN -> {
                    startPage(leaf, slices);
                    for (LeafSlice slice : slices) {
                        bounds.add(slice);
                    }
                    if (leaf.type() == ColumnType.Scalar.BOOLEAN) {
                        writeFlags(slices);
                    } else {
                        slices.forEach(this::writeNumbers);
                    }
                    pages.data(page, rows, Encoding.PLAIN);
                }
                case TEXT, JSON -> texts.write(leaf, slices, pages);
            }
        }
        bounds.addTo(statistics);
        return pages.end(leaf, statistics);
    }

    private static long nulls(List<LeafSlice> slices) {
        long nulls = 0;
        for (LeafSlice slice : slices) {
            if (!slice.isFull()) {
                for (int row = slice.from(); row < slice.to(); row++) {
                    nulls += slice.isNull(row) ? 1 : 0;
                }
            }
        }
        return nulls;
    }

    private void startPage(Leaf leaf, List<LeafSlice> slices) {
        page.clear();
        for (LeafSlice slice : slices) {
            if (slice.isFull()) {
                levels.add(leaf.definedLevel(), slice.to() - slice.from());
            } else {
                for (int row = slice.from(); row < slice.to(); row++) {
                    levels.add(slice.level(row, leaf.definedLevel()));
                }
            }
        }
        levels.drainTo(page);
    }

    private void writeNumbers(LeafSlice slice) {
        if (slice.isFull()) {
            writeNumbers(slice.values(), slice.from(), slice.to());
            return;
        }
        int run = slice.from();
        for (int row = slice.from(); row < slice.to(); row++) {
            if (slice.isNull(row)) {
                writeNumbers(slice.values(), run, row);
                run = row + 1;
            }
        }
        writeNumbers(slice.values(), run, slice.to());
    }

    private void writeNumbers(ColumnVector values, int from, int to) {
        switch (values) {
            case ColumnVector.Longs longs -> page.writeLongs(longs.values(), from, to);
            case ColumnVector.Doubles doubles -> page.writeDoubles(doubles.values(), from, to);
            case ColumnVector.Coded coded -> {
                for (int row = from; row < to; row++) {
                    writeNumbers(coded.dictionary(), coded.codes()[row], coded.codes()[row] + 1);
                }
            }
            case ColumnVector.Booleans _,
                    ColumnVector.Strings _,
                    ColumnVector.Packed _,
                    ColumnVector.Nested _,
                    ColumnVector.Structs _ ->
                throw new IllegalArgumentException("A column of numbers got other values: " + values.getClass());
        }
    }

    private void writeFlags(List<LeafSlice> slices) {
        int bits = 0;
        int count = 0;
        for (LeafSlice slice : slices) {
            for (int row = slice.from(); row < slice.to(); row++) {
                if (!slice.isFull() && slice.isNull(row)) {
                    continue;
                }
                bits |= (Boolean.TRUE.equals(slice.values().get(row)) ? 1 : 0) << count;
                if (++count == Byte.SIZE) {
                    page.write(bits);
                    bits = 0;
                    count = 0;
                }
            }
        }
        if (count > 0) {
            page.write(bits);
        }
    }
}
