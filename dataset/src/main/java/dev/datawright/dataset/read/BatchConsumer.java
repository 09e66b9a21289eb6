package dev.datawright.dataset.read;

import dev.datawright.dataset.batch.RowBatch;
import java.io.IOException;

/// Takes rows as they are read.
@FunctionalInterface
public interface BatchConsumer {

    void accept(RowBatch batch) throws IOException;
}
