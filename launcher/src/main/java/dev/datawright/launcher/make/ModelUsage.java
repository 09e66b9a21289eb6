package dev.datawright.launcher.make;

/// The bridge's ledger added up.
///
/// @param entries one for each call of the agent
/// @param costUsd sum of the costs that are known
public record ModelUsage(long entries, long inputTokens, long outputTokens, double costUsd, boolean estimated) {

    public static final ModelUsage NONE = new ModelUsage(0, 0, 0, 0, false);

    public ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                entries + other.entries,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                costUsd + other.costUsd,
                estimated || other.estimated);
    }
}
