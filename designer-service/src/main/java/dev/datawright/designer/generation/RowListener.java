package dev.datawright.designer.generation;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.engine.batch.CellFailure;
import java.io.IOException;

/// Takes rows as they are made.
public interface RowListener {

    /// The next rows, in their order; called by one thread at a time.
    void rows(RowBatch batch) throws IOException;

    /// The same rows in the form of a processor, after the rows themselves.
    void transformed(String processor, RowBatch batch) throws IOException;

    /// A model cell stays empty. Called by any thread, before the batch that holds it.
    void cellFailed(CellFailure failure);
}
