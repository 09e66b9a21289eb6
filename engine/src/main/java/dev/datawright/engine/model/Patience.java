package dev.datawright.engine.model;

import java.time.Duration;
import java.util.Objects;

/// How long a call that may succeed later is repeated.
///
/// @param retries further attempts after a failure that may pass; a server that is busy (429) does not count
/// @param firstPause before the first further attempt; doubled each time
/// @param longestPause also the most that a server's Retry-After is followed
/// @param longestWait how long a server may say that it is busy before the call fails
public record Patience(int retries, Duration firstPause, Duration longestPause, Duration longestWait) {

    /// Every failure is final.
    static final Patience NONE = new Patience(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Patience {
        Objects.requireNonNull(firstPause, "firstPause");
        Objects.requireNonNull(longestPause, "longestPause");
        Objects.requireNonNull(longestWait, "longestWait");
        if (retries < 0) {
            throw new IllegalArgumentException("retries is negative");
        }
    }

    /// The pause before the next attempt.
    ///
    /// @param attempts how many there have been
    Duration pause(int attempts) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, 20));
        return shortened(pause);
    }

    /// What a server asks for, as far as it is followed.
    Duration shortened(Duration asked) {
        return asked.compareTo(longestPause) > 0 ? longestPause : asked;
    }
}
