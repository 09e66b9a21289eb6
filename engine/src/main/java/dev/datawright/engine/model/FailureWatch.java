package dev.datawright.engine.model;

import dev.datawright.engine.failure.EngineException;
import org.jspecify.annotations.Nullable;

/// Ends a run that would come to nothing: its first calls are all refused, or most of its last cells failed.
public final class FailureWatch {

    private static final int MOST_REFUSED = 10;

    /// So many cells tell chance from trouble.
    private static final int WINDOW = 50;

    private final boolean[] failed = new boolean[WINDOW];
    private int refused;
    private boolean armed = true;
    private long cells;
    private int failures;
    private @Nullable EngineException ended;

    /// To be asked before every call.
    ///
    /// @throws EngineException when the run has ended
    synchronized void check() {
        EngineException ending = ended;
        if (ending != null) {
            throw ending;
        }
    }

    /// A call was answered, usably or not.
    synchronized void answered() {
        armed = false;
    }

    /// @throws EngineException.ModelsRefused when this was the last straw
    synchronized void failed(ModelCallException failure) {
        if (failure.kind() != ModelCallException.Kind.REFUSED) {
            armed = false;
        } else if (armed && ++refused >= MOST_REFUSED) {
            end(new EngineException.ModelsRefused(
                    "The first " + MOST_REFUSED + " model calls were all refused: " + failure.getMessage()));
        }
    }

    synchronized void cellMade() {
        add(false);
    }

    /// @throws EngineException.TooManyFailures when more than half of the last cells failed
    synchronized void cellFailed(String reason) {
        add(true);
        if (cells >= WINDOW && failures * 2 > WINDOW) {
            end(new EngineException.TooManyFailures("Stopped early: " + failures + " of the last " + WINDOW
                    + " model cells failed, the last one because: " + reason));
        }
    }

    private void end(EngineException ending) {
        ended = ended == null ? ending : ended;
        throw ended;
    }

    private void add(boolean hasFailed) {
        int place = (int) (cells++ % WINDOW);
        failures += (hasFailed ? 1 : 0) - (failed[place] ? 1 : 0);
        failed[place] = hasFailed;
    }
}
