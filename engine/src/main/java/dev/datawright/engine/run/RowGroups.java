package dev.datawright.engine.run;

import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.write.EncodedRowGroup;
import dev.datawright.dataset.write.RowGroupEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Encodes the row groups of a file, several at a time; its encoders go from thread to thread with their buffers.
final class RowGroups implements AutoCloseable {

    private final Queue<RowGroupEncoder> idle = new ConcurrentLinkedQueue<>();

    /// The row groups of the batches, which come one after the other until there is none.
    List<EncodedRowGroup> encode(Batches batches) throws InterruptedException, IOException {
        List<EncodedRowGroup> groups = new ArrayList<>();
        RowBatch batch = batches.next();
        RowGroupEncoder free = idle.poll();
        RowGroupEncoder encoder = free == null ? new RowGroupEncoder(RowSchema.of(batch)) : free;
        boolean whole = false;
        try {
            while (batch.size() > 0) {
                groups.addAll(encoder.add(batch));
                batch = batches.next();
            }
            groups.addAll(encoder.finish());
            whole = true;
        } finally {
            if (whole) {
                idle.add(encoder);
            } else {
                encoder.close();
            }
        }
        return groups;
    }

    /// To be called when no thread encodes any more.
    @Override
    public void close() {
        idle.forEach(RowGroupEncoder::close);
    }

    /// Batches that are made when they are asked for; after the last one comes one without rows.
    @FunctionalInterface
    interface Batches {
        RowBatch next() throws InterruptedException;
    }
}
