package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.RowBatch;
import java.io.Closeable;
import java.io.IOException;

/// Takes rows in their order and makes a file of them, which is complete once this is closed.
public interface RowWriter extends Closeable {

    /// Appends the rows of a batch; its columns are those of the schema that the writer was made with.
    void write(RowBatch batch) throws IOException;
}
