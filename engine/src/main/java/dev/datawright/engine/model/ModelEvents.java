package dev.datawright.engine.model;

import dev.datawright.engine.batch.CellFailure;

/// Hears what model columns do, from several threads.
public interface ModelEvents {

    void answered(String column, ModelUsage usage);

    void failed(CellFailure failure);
}
