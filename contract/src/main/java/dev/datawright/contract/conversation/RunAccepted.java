package dev.datawright.contract.conversation;

import java.util.Objects;
import java.util.UUID;

/// A message is taken; follow the conversation's events after the cursor.
///
/// @param runId the run that answers it, or, for a queued message, the one it waits for
/// @param queued another run is at work; this message's own starts when that one ends
public record RunAccepted(UUID runId, long cursor, boolean queued) {
    public RunAccepted {
        Objects.requireNonNull(runId, "run_id");
    }
}
