package dev.datawright.ui.backend;

/// What the models used, added up.
///
/// @param entries how many lines of the ledger were added; 0 when no model was asked
/// @param costUsd sum of the costs that are known, in US dollars
/// @param estimated whether any of them is an estimate
/// @param calls how many calls these were, as far as it was told
public record UsageSums(
        long entries, long inputTokens, long outputTokens, double costUsd, boolean estimated, long calls) {
    public long tokens() {
        return inputTokens + outputTokens;
    }
}
