package dev.datawright.engine.model;

import dev.datawright.engine.failure.EngineException;
import org.jspecify.annotations.Nullable;

/// What the calls of a job may cost together. Calls that are open when the limit is reached are still paid.
///
/// Counts what the gateway says; a gateway that names no price reaches no limit.
public final class Budget {

    private final @Nullable Double limitUsd;
    private double spentUsd;

    private Budget(@Nullable Double limitUsd, double spentUsd) {
        this.limitUsd = limitUsd;
        this.spentUsd = spentUsd;
    }

    public static Budget unlimited() {
        return new Budget(null, 0);
    }

    /// @param spentUsd what earlier runs of the job have cost
    public static Budget of(@Nullable Double limitUsd, double spentUsd) {
        return new Budget(limitUsd, spentUsd);
    }

    synchronized void spend(@Nullable Double costUsd) {
        spentUsd += costUsd == null ? 0 : costUsd;
    }

    /// To be asked before every call.
    ///
    /// @throws EngineException.CostCapReached when nothing is left
    synchronized void check() {
        Double limit = limitUsd;
        if (limit != null && spentUsd >= limit) {
            throw new EngineException.CostCapReached(
                    "The cost limit of %s USD is reached: %s USD are spent, and no further model call is made"
                            .formatted(money(limit), money(spentUsd)));
        }
    }

    private static String money(double usd) {
        return java.math.BigDecimal.valueOf(usd)
                .setScale(6, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
