package dev.datawright.contract.conversation;

import java.util.Objects;
import java.util.UUID;

/// A run has started; follow the conversation's events after the cursor.
public record RunAccepted(UUID runId, long cursor) {
    public RunAccepted {
        Objects.requireNonNull(runId, "run_id");
    }
}
