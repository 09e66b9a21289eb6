package dev.datawright.engine;

import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.validate.RemoteValidators;
import java.util.Objects;

/// What an engine works with.
///
/// @param parallelism threads that make batches, for each run
/// @param batchSize rows made at once; designs with model columns use smaller batches, to show progress
/// @param models answers the prompts of model columns
/// @param validators judge the rows of remote validation columns
public record EngineOptions(int parallelism, int batchSize, ChatModels models, RemoteValidators validators) {

    private static final int BATCH_SIZE = 4_000;

    public EngineOptions {
        if (parallelism < 1 || batchSize < 1) {
            throw new IllegalArgumentException("parallelism and batchSize are at least 1");
        }
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(validators, "validators");
    }

    /// Without remote validators.
    public EngineOptions(int parallelism, int batchSize, ChatModels models) {
        this(parallelism, batchSize, models, RemoteValidators.none());
    }

    /// One thread for each processor.
    public static EngineOptions of(ChatModels models) {
        return new EngineOptions(Runtime.getRuntime().availableProcessors(), BATCH_SIZE, models);
    }

    public EngineOptions withParallelism(int threads) {
        return new EngineOptions(threads, batchSize, models, validators);
    }

    public EngineOptions withBatchSize(int rows) {
        return new EngineOptions(parallelism, rows, models, validators);
    }

    public EngineOptions withValidators(RemoteValidators remote) {
        return new EngineOptions(parallelism, batchSize, models, remote);
    }
}
