package dev.datawright.engine.run;

import dev.datawright.dataset.batch.RowBatch;
import java.io.IOException;

/// Takes the rows in order, batch by batch, on the thread that asked for them.
@FunctionalInterface
public interface RowSink {

    void accept(RowBatch batch) throws IOException;

    /// The same rows in the form of a processor, after the rows themselves.
    default void acceptTransformed(String processor, RowBatch batch) throws IOException {}
}
