package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.RowSchema;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;

/// A row group, ready to be appended to a file: it does not know at which offset it will stand.
public final class EncodedRowGroup {

    private final RowSchema schema;
    private final int rows;
    private final byte[] bytes;
    private final List<ColumnMetaData> columns;

    /// @param columns with offsets from the beginning of the bytes
    EncodedRowGroup(RowSchema schema, int rows, byte[] bytes, List<ColumnMetaData> columns) {
        this.schema = schema;
        this.rows = rows;
        this.bytes = bytes;
        this.columns = List.copyOf(columns);
    }

    public RowSchema schema() {
        return schema;
    }

    public int rows() {
        return rows;
    }

    byte[] bytes() {
        return bytes;
    }

    List<ColumnMetaData> columns() {
        return columns;
    }
}
