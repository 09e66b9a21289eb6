package dev.datawright.engine.run;

import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.write.ParquetPartWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// A Parquet file being written, which gets its columns with its first rows.
final class PartFile implements AutoCloseable {

    private final OutputStream out;
    private @Nullable ParquetPartWriter writer;

    PartFile(OutputStream out) {
        this.out = out;
    }

    ParquetPartWriter writer(RowSchema schema) throws IOException {
        ParquetPartWriter open = writer;
        if (open == null) {
            open = new ParquetPartWriter(out, schema);
            writer = open;
        }
        return open;
    }

    /// Makes a whole file of what was written.
    void finish() throws IOException {
        if (writer != null) {
            writer.finish();
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.discard();
        }
    }
}
