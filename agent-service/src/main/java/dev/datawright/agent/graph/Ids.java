package dev.datawright.agent.graph;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids that are the same again when a step is repeated after a crash.
final class Ids {

    private Ids() {}

    /// The message of a run's step.
    static UUID answer(UUID runId, int step) {
        return of(runId + "/" + step);
    }

    /// The question that a call asks.
    static UUID interrupt(UUID runId, int step, int callIndex) {
        return of(key(runId, step, callIndex) + "/interrupt");
    }

    /// The idempotency key of a call: given by us and checkpointed before the call, since models repeat their ids.
    static String key(UUID runId, int step, int callIndex) {
        return runId + "/" + step + "/" + callIndex;
    }

    /// A call's id in the prompt: the model's own ids repeat, and providers differ in what they take. Nine letters and
    /// digits suit all.
    static String call(UUID answerId, int callIndex) {
        UUID of = of(answerId + "/" + callIndex);
        String letters = Long.toString(of.getMostSignificantBits() >>> 1, Character.MAX_RADIX)
                + Long.toString(of.getLeastSignificantBits() >>> 1, Character.MAX_RADIX);
        return (letters + "000000000").substring(0, 9);
    }

    /// The line that says that the person stopped a run.
    static String stop(UUID runId) {
        return runId + "/stop";
    }

    /// The key of a call that the agent makes of its own.
    static String key(UUID runId, int step, String purpose) {
        return runId + "/" + step + "/" + purpose;
    }

    private static UUID of(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
