package dev.datawright.dataset.write;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Gathers rows into row groups and encodes them; used by one thread at a time. Several of them can work for one file.
///
/// A row group ends after a fixed number of rows, or earlier with the row that brings its texts to a fixed size, so
/// its bytes follow from the rows alone. It is held in memory until then.
///
/// @see "ADR-0009"
public final class RowGroupEncoder implements Closeable {

    /// Rows of a full row group: enough for the dictionaries to pay, few enough for a worker to hold.
    public static final int ROW_GROUP_ROWS = 100_000;

    private static final long ROW_GROUP_CHARACTERS = 64L << 20;

    /// Level 3 costs twice the time of level 1 and saves nothing on generated values.
    private static final int COMPRESSION_LEVEL = 1;

    private final RowSchema schema;
    private final int rowGroupRows;
    private final ZstdCompressCtx compressor = new ZstdCompressCtx().setLevel(COMPRESSION_LEVEL);
    private final ChunkEncoder chunks = new ChunkEncoder(compressor);
    private final PageBytes out = new PageBytes();
    private final List<List<Leaf>> columns = new ArrayList<>();
    private final List<List<LeafSlice>> slices = new ArrayList<>();
    private int rows;
    private long characters;

    public RowGroupEncoder(RowSchema schema) {
        this(schema, ROW_GROUP_ROWS);
    }

    RowGroupEncoder(RowSchema schema, int rowGroupRows) {
        this.schema = schema;
        this.rowGroupRows = rowGroupRows;
        for (RowSchema.Field field : schema.fields()) {
            List<Leaf> leaves = Leaf.of(field);
            columns.add(leaves);
            leaves.forEach(leaf -> slices.add(new ArrayList<>()));
        }
    }

    /// Takes the rows of a batch, and returns the row groups that they fill. The batch's vectors are kept until then.
    public List<EncodedRowGroup> add(RowBatch batch) throws IOException {
        if (batch.columns().size() != columns.size()) {
            throw new IllegalArgumentException(
                    "A batch of " + batch.columns().size() + " columns does not fit a file of " + columns.size());
        }
        List<EncodedRowGroup> full = new ArrayList<>();
        int from = 0;
        while (from < batch.size()) {
            int to = Math.min(batch.size(), from + rowGroupRows - rows);
            to = endByCharacters(batch, from, to);
            addSlices(batch, from, to);
            rows += to - from;
            from = to;
            if (rows == rowGroupRows || characters >= ROW_GROUP_CHARACTERS) {
                full.addAll(finish());
            }
        }
        return full;
    }

    /// Ends the row group that has been begun, if any. Afterwards rows of another one may come.
    public List<EncodedRowGroup> finish() throws IOException {
        if (rows == 0) {
            return List.of();
        }
        out.clear();
        List<org.apache.parquet.format.ColumnMetaData> metas = new ArrayList<>();
        int index = 0;
        for (List<Leaf> leaves : columns) {
            for (Leaf leaf : leaves) {
                List<LeafSlice> slice = slices.get(index++);
                metas.add(chunks.encode(leaf, slice, rows, out));
                slice.clear();
            }
        }
        EncodedRowGroup group = new EncodedRowGroup(schema, rows, out.toArray(), metas);
        rows = 0;
        characters = 0;
        return List.of(group);
    }

    @Override
    public void close() {
        compressor.close();
    }

    private void addSlices(RowBatch batch, int from, int to) {
        int index = 0;
        for (int column = 0; column < columns.size(); column++) {
            ColumnVector values = Plain.of(batch.columns().get(column).values());
            if (values instanceof ColumnVector.Nested) {
                for (int leaf = 0; leaf < columns.get(column).size(); leaf++) {
                    slices.get(index++).add(new LeafSlice(values, null, from, to));
                }
            } else if (values instanceof ColumnVector.Structs structs) {
                for (RowBatch.NamedColumn part : structs.fields()) {
                    slices.get(index++).add(new LeafSlice(part.values(), structs.nulls(), from, to));
                }
            } else {
                slices.get(index++).add(new LeafSlice(values, null, from, to));
            }
        }
    }

    /// Where the texts of the rows become too many for one row group; the given end when they do not.
    private int endByCharacters(RowBatch batch, int from, int to) {
        long before = characters;
        characters = before + characters(batch, from, to);
        if (characters < ROW_GROUP_CHARACTERS) {
            return to;
        }
        characters = before;
        int end = from;
        while (end < to && characters < ROW_GROUP_CHARACTERS) {
            characters += characters(batch, end, end + 1);
            end++;
        }
        return end;
    }

    private static long characters(RowBatch batch, int from, int to) {
        long sum = 0;
        for (RowBatch.NamedColumn column : batch.columns()) {
            sum += characters(column.values(), from, to);
        }
        return sum;
    }

    private static long characters(ColumnVector vector, int from, int to) {
        return switch (vector) {
            case ColumnVector.Strings strings -> {
                long sum = 0;
                for (int row = from; row < to; row++) {
                    String text = strings.values()[row];
                    sum += text == null ? 0 : text.length();
                }
                yield sum;
            }
            case ColumnVector.Packed packed -> packed.offsets()[to] - packed.offsets()[from];
            case ColumnVector.Structs structs -> {
                long sum = 0;
                for (RowBatch.NamedColumn part : structs.fields()) {
                    sum += characters(part.values(), from, to);
                }
                yield sum;
            }
            case ColumnVector.Nested nested -> {
                long sum = 0;
                for (int row = from; row < to; row++) {
                    sum += NestedPages.weight(nested.values()[row]);
                }
                yield sum;
            }
            case ColumnVector.Longs _, ColumnVector.Doubles _, ColumnVector.Booleans _, ColumnVector.Coded _ -> 0;
        };
    }
}
