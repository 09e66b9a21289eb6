package dev.datawright.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How long to wait before a service that died is started again: 1 s, then twice as long each time, and no more after
/// the sixth death within ten minutes.
public final class Backoff {

    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MOST = 5;

    private final Deque<Instant> deaths = new ArrayDeque<>();

    /// Empty when it is not worth another try.
    public Optional<Duration> next(Instant death) {
        deaths.addLast(death);
        while (deaths.getFirst().isBefore(death.minus(MEMORY))) {
            deaths.removeFirst();
        }
        if (deaths.size() > MOST) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(1L << (deaths.size() - 1)));
    }
}
