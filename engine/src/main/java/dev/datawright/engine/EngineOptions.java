package dev.datawright.engine;

import dev.datawright.engine.model.ChatModels;
import java.util.Objects;

/// What an engine works with.
///
/// @param parallelism threads that make batches, for each run
/// @param batchSize rows made at once; designs with model columns use smaller batches, to show progress
/// @param models answers the prompts of model columns
public record EngineOptions(int parallelism, int batchSize, ChatModels models) {

    private static final int BATCH_SIZE = 4_000;

    public EngineOptions {
        if (parallelism < 1 || batchSize < 1) {
            throw new IllegalArgumentException("parallelism and batchSize are at least 1");
        }
        Objects.requireNonNull(models, "models");
    }

    /// One thread for each processor.
    public static EngineOptions of(ChatModels models) {
        return new EngineOptions(Runtime.getRuntime().availableProcessors(), BATCH_SIZE, models);
    }

    public EngineOptions withParallelism(int threads) {
        return new EngineOptions(threads, batchSize, models);
    }

    public EngineOptions withBatchSize(int rows) {
        return new EngineOptions(parallelism, rows, models);
    }
}
