package dev.datawright.bridge.job;

import java.time.Duration;

/// How long a watcher waits before it looks again: short jobs are done within a second, long ones need no haste.
final class Pace {

    private static final long FIRST = 20;
    private static final long QUICK = 250;
    private static final long LONGEST = 2000;
    private static final long LONG_JOB = 10_000;

    private long next = FIRST;
    private long waited;

    Duration next() {
        long now = next;
        waited += now;
        next = waited < LONG_JOB ? Math.min(QUICK, now * 3 / 2) : Math.min(LONGEST, now * 11 / 10);
        return Duration.ofMillis(now);
    }

    /// The backend is away: asking often does not bring it back.
    Duration away() {
        next = QUICK;
        return Duration.ofMillis(LONGEST);
    }
}
