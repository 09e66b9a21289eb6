package dev.datawright.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void waitsLongerEachTimeAndThenGivesUp() {
        Backoff backoff = new Backoff();
        for (int seconds : new int[] {1, 2, 4, 8, 16}) {
            assertThat(backoff.next(NOW)).contains(Duration.ofSeconds(seconds));
        }
        assertThat(backoff.next(NOW)).isEmpty();
    }

    @Test
    void forgetsOldDeaths() {
        Backoff backoff = new Backoff();
        backoff.next(NOW);
        backoff.next(NOW);
        assertThat(backoff.next(NOW.plus(Duration.ofMinutes(11)))).contains(Duration.ofSeconds(1));
    }
}
