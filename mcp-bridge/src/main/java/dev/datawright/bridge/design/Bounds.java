package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import org.jspecify.annotations.Nullable;

/// What holds for every name, number of rows and seed that is sent.
final class Bounds {

    private static final int MAX_NAME = 200;
    private static final long MAX_SEED = (1L << 53) - 1;

    private Bounds() {}

    static void checkNumbers(@Nullable Long rows, @Nullable Long seed, long maxRows) {
        if (rows != null && rows < 1) {
            throw BridgeFailure.invalid("rows", "too-few-rows", rows + " rows cannot be made", "ask for 1 or more");
        }
        if (rows != null && rows > maxRows) {
            throw BridgeFailure.invalid(
                    "rows", "too-many-rows", rows + " rows are more than one job makes", "ask for at most " + maxRows);
        }
        if (seed != null && (seed < 0 || seed > MAX_SEED)) {
            throw BridgeFailure.invalid("seed", "bad-seed", "a seed is from 0 to " + MAX_SEED, "it is " + seed);
        }
    }

    /// The name on one line, without what cannot be seen.
    static @Nullable String name(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        String name = sent.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw BridgeFailure.invalid(
                    "name",
                    "bad-name",
                    "a name has 1 to " + MAX_NAME + " characters, this has " + name.length(),
                    "such as 'parking tickets'");
        }
        return name;
    }
}
