package dev.datawright.dataset.write;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.JsonType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// A lean Parquet writer: plain encoding, Zstandard, scalar columns and structs of scalars, every one optional.
///
/// Row groups end after a fixed number of rows and pages after a fixed number of bytes, so the bytes follow from the
/// rows alone. It holds one row group in memory, compressed.
public final class ParquetPartWriter implements RowWriter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROW_GROUP_ROWS = 50_000;
    private static final int COMPRESSION_LEVEL = 3;
    private static final String CREATED_BY = "datawright";

    private final RowSchema schema;
    private final int rowGroupRows;
    private final CountingOutput out;
    private final ZstdCompressCtx compressor;
    private final List<List<LeafColumn>> columns = new ArrayList<>();
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private int groupRows;
    private long rows;

    public ParquetPartWriter(OutputStream out, RowSchema schema) throws IOException {
        this(out, schema, ROW_GROUP_ROWS);
    }

    ParquetPartWriter(OutputStream out, RowSchema schema, int rowGroupRows) throws IOException {
        this.schema = schema;
        this.rowGroupRows = rowGroupRows;
        this.out = new CountingOutput(out);
        this.compressor = new ZstdCompressCtx().setLevel(COMPRESSION_LEVEL);
        schema.fields().forEach(field -> columns.add(leaves(field)));
        this.out.write(MAGIC);
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        if (batch.columns().size() != columns.size()) {
            throw new IllegalArgumentException(
                    "A batch of " + batch.columns().size() + " columns does not fit a file of " + columns.size());
        }
        int from = 0;
        while (from < batch.size()) {
            int to = Math.min(batch.size(), from + rowGroupRows - groupRows);
            for (int column = 0; column < columns.size(); column++) {
                add(columns.get(column), batch.columns().get(column).values(), from, to);
            }
            groupRows += to - from;
            from = to;
            if (groupRows == rowGroupRows) {
                endRowGroup();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (out;
                compressor) {
            if (groupRows > 0) {
                endRowGroup();
            }
            long footer = out.position();
            Util.writeFileMetaData(metaData(), out);
            PageBytes tail = new PageBytes();
            tail.writeInt(Math.toIntExact(out.position() - footer));
            out.write(tail.array(), 0, tail.size());
            out.write(MAGIC);
        }
    }

    private List<LeafColumn> leaves(RowSchema.Field field) {
        return switch (field.type()) {
            case ColumnType.Scalar scalar -> List.of(new LeafColumn(List.of(field.name()), scalar, compressor));
            case ColumnType.Struct struct ->
                struct.fields().stream()
                        .map(part -> new LeafColumn(
                                List.of(field.name(), part.name()), scalarOf(field, part.type()), compressor))
                        .toList();
        };
    }

    private static ColumnType.Scalar scalarOf(RowSchema.Field field, ColumnType part) {
        if (part instanceof ColumnType.Scalar scalar) {
            return scalar;
        }
        throw new IllegalArgumentException(
                "Column '" + field.name() + "' has a struct inside a struct: one level is written");
    }

    private static void add(List<LeafColumn> leaves, ColumnVector vector, int from, int to) throws IOException {
        if (vector instanceof ColumnVector.Structs structs) {
            for (int part = 0; part < leaves.size(); part++) {
                LeafColumn leaf = leaves.get(part);
                ColumnVector values = structs.fields().get(part).values();
                for (int row = from; row < to; row++) {
                    if (structs.isNull(row)) {
                        leaf.addNull(0);
                    } else {
                        leaf.add(values, row);
                    }
                }
            }
            return;
        }
        for (int row = from; row < to; row++) {
            leaves.getFirst().add(vector, row);
        }
    }

    private void endRowGroup() throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        long bytes = 0;
        for (List<LeafColumn> leaves : columns) {
            for (LeafColumn leaf : leaves) {
                ColumnChunk chunk = leaf.drainTo(out);
                bytes += chunk.getMeta_data().getTotal_uncompressed_size();
                chunks.add(chunk);
            }
        }
        rowGroups.add(new RowGroup(chunks, bytes, groupRows));
        rows += groupRows;
        groupRows = 0;
    }

    private FileMetaData metaData() {
        List<SchemaElement> elements = new ArrayList<>();
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(schema.fields().size());
        elements.add(root);
        List<ColumnOrder> orders = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            addElements(elements, schema.fields().get(column));
            columns.get(column).forEach(leaf -> orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
        }
        FileMetaData meta = new FileMetaData(2, elements, rows, rowGroups);
        meta.setCreated_by(CREATED_BY);
        meta.setColumn_orders(orders);
        return meta;
    }

    private static void addElements(List<SchemaElement> elements, RowSchema.Field field) {
        SchemaElement element = new SchemaElement(field.name());
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        elements.add(element);
        switch (field.type()) {
            case ColumnType.Scalar scalar -> describe(element, scalar);
            case ColumnType.Struct struct -> {
                element.setNum_children(struct.fields().size());
                struct.fields().forEach(part -> addElements(elements, part));
            }
        }
    }

    private static void describe(SchemaElement element, ColumnType.Scalar type) {
        element.setType(LeafColumn.physicalType(type));
        switch (type) {
            case INTEGER, NUMBER, BOOLEAN -> {}
            case TEXT -> {
                element.setConverted_type(ConvertedType.UTF8);
                element.setLogicalType(LogicalType.STRING(new StringType()));
            }
            case JSON -> {
                element.setConverted_type(ConvertedType.JSON);
                element.setLogicalType(LogicalType.JSON(new JsonType()));
            }
        }
    }
}
