package dev.datawright.bridge.usage;

import java.util.List;

/// The ledger added up.
///
/// @param costUsd sum of the costs that are known
/// @param estimated whether any of them is an estimate
/// @param calls how many calls to models these were, as far as it was told
public record UsageSums(
        long entries, long inputTokens, long outputTokens, double costUsd, boolean estimated, long calls) {

    static UsageSums of(List<UsageSums> parts) {
        return new UsageSums(
                parts.stream().mapToLong(UsageSums::entries).sum(),
                parts.stream().mapToLong(UsageSums::inputTokens).sum(),
                parts.stream().mapToLong(UsageSums::outputTokens).sum(),
                parts.stream().mapToDouble(UsageSums::costUsd).sum(),
                parts.stream().anyMatch(UsageSums::estimated),
                parts.stream().mapToLong(UsageSums::calls).sum());
    }
}
