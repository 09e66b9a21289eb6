package dev.datawright.engine.run;

import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.model.ModelUsage;

/// Hears how a run goes: from several threads, but from one at a time.
public interface GenerationListener {

    /// The sink has taken so many rows of this run.
    default void rowsDone(long done, long total) {}

    /// A cell stays null.
    default void cellFailed(CellFailure failure) {}

    /// A model has answered; cells that the journal knew are not heard of.
    default void modelAnswered(String column, ModelUsage usage) {}

    static GenerationListener none() {
        return new GenerationListener() {};
    }
}
