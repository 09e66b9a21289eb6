package dev.datawright.bridge.usage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call to a model, or the calls of one job, as the payer of them reports it.
///
/// @param source who reports: `agent` or `job`
/// @param model the role at the gateway
/// @param costUsd absent when the gateway did not tell
/// @param estimated whether the cost is token counts times a price list
/// @param calls how many calls the line stands for; one when absent
public record UsageEntry(
        String source,
        @Nullable UUID conversationId,
        @Nullable UUID jobId,
        String model,
        long inputTokens,
        long outputTokens,
        @Nullable Double costUsd,
        boolean estimated,
        @Nullable Long calls) {

    long callsMade() {
        return calls == null ? 1 : calls;
    }
}
