package dev.datawright.engine.batch;

/// Makes one column of a batch, or several that belong together. Used by several threads, each with its own batch.
@FunctionalInterface
public interface ColumnGenerator {

    void fill(OpenBatch batch) throws InterruptedException;
}
