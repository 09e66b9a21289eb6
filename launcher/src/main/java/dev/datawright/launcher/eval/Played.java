package dev.datawright.launcher.eval;

import dev.datawright.launcher.make.ModelUsage;
import java.util.List;
import java.util.UUID;

/// A request as it was answered.
///
/// @param turns one for each message that was played; fewer when a run did not end in time
/// @param seconds from the first message until the agent was done with the last
record Played(UUID conversation, List<Turn> turns, ModelUsage usage, double seconds) {
    Played {
        turns = List.copyOf(turns);
    }
}
