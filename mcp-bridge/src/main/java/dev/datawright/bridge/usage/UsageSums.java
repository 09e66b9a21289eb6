package dev.datawright.bridge.usage;

/// The ledger added up.
///
/// @param costUsd sum of the costs that are known
/// @param estimated whether any of them is an estimate
public record UsageSums(long entries, long inputTokens, long outputTokens, double costUsd, boolean estimated) {}
