package dev.datawright.dataset.write;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// One physical column of a row group: takes values, keeps compressed pages.
final class LeafColumn {

    /// A page ends with the value that reaches this many bytes, so batch borders never show in the file.
    private static final int PAGE_BYTES = 1 << 20;

    private final List<String> path;
    private final ColumnType.Scalar type;
    private final int definedLevel;
    private final ZstdCompressCtx compressor;

    private final Levels levels = new Levels();
    private final PageBytes values = new PageBytes();
    private final PageBytes page = new PageBytes();
    private final PageBytes chunk = new PageBytes();
    private int pageValues;
    private int pageBits;
    private long chunkValues;
    private long chunkNulls;
    private long uncompressedBytes;

    LeafColumn(List<String> path, ColumnType.Scalar type, ZstdCompressCtx compressor) {
        this.path = List.copyOf(path);
        this.type = type;
        this.definedLevel = path.size();
        this.compressor = compressor;
    }

    /// Appends a value, or its absence.
    void add(ColumnVector vector, int row) throws IOException {
        if (vector.isNull(row)) {
            addNull(definedLevel - 1);
            return;
        }
        switch (vector) {
            case ColumnVector.Longs longs -> values.writeLong(longs.values()[row]);
            case ColumnVector.Doubles doubles -> values.writeLong(Double.doubleToLongBits(doubles.values()[row]));
            case ColumnVector.Booleans booleans -> values.writeBit(pageBits++, booleans.values()[row]);
            case ColumnVector.Strings strings -> {
                String text = strings.values()[row];
                byte[] utf8 = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
                values.writeInt(utf8.length);
                values.write(utf8, 0, utf8.length);
            }
            case ColumnVector.Structs structs ->
                throw new IllegalArgumentException(
                        "Column '" + String.join(".", path) + "' has a struct inside a struct: one level is written");
        }
        endValue(definedLevel);
    }

    /// Appends an absence: of the value itself or, at a lower level, of the struct around it.
    void addNull(int level) throws IOException {
        chunkNulls++;
        endValue(level);
    }

    /// Ends the column's part of the row group and moves its bytes out.
    ColumnChunk drainTo(CountingOutput out) throws IOException {
        if (pageValues > 0) {
            endPage();
        }
        long offset = out.position();
        ColumnMetaData meta = new ColumnMetaData(
                physicalType(type),
                List.of(Encoding.PLAIN, Encoding.RLE),
                path,
                CompressionCodec.ZSTD,
                chunkValues,
                uncompressedBytes,
                chunk.size(),
                offset);
        Statistics statistics = new Statistics();
        statistics.setNull_count(chunkNulls);
        meta.setStatistics(statistics);
        out.write(chunk.array(), 0, chunk.size());
        chunk.clear();
        chunkValues = 0;
        chunkNulls = 0;
        uncompressedBytes = 0;
        ColumnChunk columnChunk = new ColumnChunk(0);
        columnChunk.setMeta_data(meta);
        return columnChunk;
    }

    static Type physicalType(ColumnType.Scalar type) {
        return switch (type) {
            case INTEGER -> Type.INT64;
            case NUMBER -> Type.DOUBLE;
            case BOOLEAN -> Type.BOOLEAN;
            case TEXT, JSON -> Type.BYTE_ARRAY;
        };
    }

    private void endValue(int level) throws IOException {
        levels.add(level);
        pageValues++;
        chunkValues++;
        if (values.size() >= PAGE_BYTES) {
            endPage();
        }
    }

    private void endPage() throws IOException {
        page.clear();
        levels.drainTo(page);
        page.write(values.array(), 0, values.size());
        byte[] raw = new byte[page.size()];
        System.arraycopy(page.array(), 0, raw, 0, raw.length);
        byte[] compressed = compressor.compress(raw);

        PageHeader header = new PageHeader(PageType.DATA_PAGE, raw.length, compressed.length);
        header.setData_page_header(new DataPageHeader(pageValues, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        int before = chunk.size();
        Util.writePageHeader(header, chunk);
        uncompressedBytes += chunk.size() - before + raw.length;
        chunk.write(compressed, 0, compressed.length);

        values.clear();
        pageValues = 0;
        pageBits = 0;
    }
}
