package dev.datawright.testsupport.suite;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for a condition, never for time to pass.
public final class Patience {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Patience() {}

    /// What the look finds, as soon as it finds something.
    ///
    /// @param what what is awaited, for the message when the limit is reached
    public static <T> T until(String what, Duration limit, Supplier<Optional<T>> look) {
        return until(what, limit, look, () -> "");
    }

    /// @param circumstances what a reader of the failure needs to see, asked for only then
    public static <T> T until(String what, Duration limit, Supplier<Optional<T>> look, Supplier<String> circumstances) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "Waited %d s for %s. %s".formatted(limit.toSeconds(), what, circumstances.get()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    public static void untilTrue(String what, Duration limit, BooleanSupplier look) {
        var unused = until(what, limit, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
