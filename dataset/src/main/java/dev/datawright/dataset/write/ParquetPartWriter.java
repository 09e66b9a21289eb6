package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// A lean Parquet writer: scalars, structs and lists, every one optional. The bytes follow from the rows.
///
/// Rows come as batches, which are gathered into row groups here, or as row groups that others have encoded.
///
/// @see "ADR-0009"
public final class ParquetPartWriter implements RowWriter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String CREATED_BY = "datawright";

    private final RowSchema schema;
    private final RowGroupEncoder encoder;
    private final CountingOutput out;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private long rows;

    public ParquetPartWriter(OutputStream out, RowSchema schema) throws IOException {
        this(out, schema, RowGroupEncoder.ROW_GROUP_ROWS);
    }

    ParquetPartWriter(OutputStream out, RowSchema schema, int rowGroupRows) throws IOException {
        this.schema = schema;
        this.encoder = new RowGroupEncoder(schema, rowGroupRows);
        this.out = new CountingOutput(out);
        this.out.write(MAGIC);
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        for (EncodedRowGroup group : encoder.add(batch)) {
            append(group);
        }
    }

    /// Appends a row group of the same columns, behind all rows that were written before.
    public void write(EncodedRowGroup group) throws IOException {
        if (!group.schema().equals(schema)) {
            throw new IllegalArgumentException(
                    "A row group of " + group.schema() + " does not fit a file of " + schema);
        }
        for (EncodedRowGroup begun : encoder.finish()) {
            append(begun);
        }
        append(group);
    }

    /// Makes a whole file of what was written; the stream stays open, and nothing is to be written after this.
    public void finish() throws IOException {
        for (EncodedRowGroup last : encoder.finish()) {
            append(last);
        }
        long footer = out.position();
        Util.writeFileMetaData(metaData(), out);
        PageBytes tail = new PageBytes();
        tail.writeInt(Math.toIntExact(out.position() - footer));
        out.write(tail.array(), 0, tail.size());
        out.write(MAGIC);
        out.flush();
    }

    /// Lets go of what the writer holds, but not of the stream; without [#finish] no file comes of it.
    public void discard() {
        encoder.close();
    }

    @Override
    public void close() throws IOException {
        try (out;
                encoder) {
            finish();
        }
    }

    private void append(EncodedRowGroup group) throws IOException {
        long start = out.position();
        List<ColumnChunk> chunks = new ArrayList<>();
        long uncompressed = 0;
        for (ColumnMetaData relative : group.columns()) {
            ColumnMetaData meta = new ColumnMetaData(relative);
            meta.setData_page_offset(start + meta.getData_page_offset());
            if (meta.isSetDictionary_page_offset()) {
                meta.setDictionary_page_offset(start + meta.getDictionary_page_offset());
            }
            uncompressed += meta.getTotal_uncompressed_size();
            ColumnChunk chunk = new ColumnChunk(0);
            chunk.setMeta_data(meta);
            chunks.add(chunk);
        }
        out.write(group.bytes(), 0, group.bytes().length);
        RowGroup rowGroup = new RowGroup(chunks, uncompressed, group.rows());
        rowGroup.setFile_offset(start);
        rowGroup.setTotal_compressed_size(group.bytes().length);
        rowGroups.add(rowGroup);
        rows += group.rows();
    }

    private FileMetaData metaData() {
        List<SchemaElement> elements = SchemaElements.of(schema);
        List<ColumnOrder> orders = new ArrayList<>();
        for (RowSchema.Field field : schema.fields()) {
            Leaf.of(field).forEach(leaf -> orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
        }
        FileMetaData meta = new FileMetaData(2, elements, rows, rowGroups);
        meta.setCreated_by(CREATED_BY);
        meta.setColumn_orders(orders);
        return meta;
    }
}
