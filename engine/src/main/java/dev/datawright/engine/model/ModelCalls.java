package dev.datawright.engine.model;

import java.util.concurrent.ExecutorService;

/// What all model columns of a run share.
///
/// @param executor runs one task a cell; waiting is cheap there
/// @param seed with column and row it determines parameters that are drawn
public record ModelCalls(
        ChatModels models,
        ExecutorService executor,
        CellJournal journal,
        ModelEvents events,
        FailureWatch watch,
        Budget budget,
        long seed) {}
