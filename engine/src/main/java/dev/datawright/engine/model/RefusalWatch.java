package dev.datawright.engine.model;

import dev.datawright.engine.failure.EngineException;
import java.util.concurrent.atomic.AtomicInteger;

/// Ends the run when its first calls are all refused: a wrong key or model name would fail every cell.
public final class RefusalWatch {

    private static final int MOST_REFUSED = 10;
    private static final int DISARMED = Integer.MIN_VALUE / 2;

    private final AtomicInteger refused = new AtomicInteger();

    void answered() {
        refused.set(DISARMED);
    }

    /// @throws EngineException.ModelsRefused when this was the last straw
    void failed(ModelCallException failure) {
        if (failure.kind() != ModelCallException.Kind.REFUSED) {
            answered();
        } else if (refused.incrementAndGet() >= MOST_REFUSED) {
            throw new EngineException.ModelsRefused(
                    "The first " + MOST_REFUSED + " model calls were all refused: " + failure.getMessage());
        }
    }
}
