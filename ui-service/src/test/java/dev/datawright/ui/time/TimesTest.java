package dev.datawright.ui.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
    private final Times times =
            new Times(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneId.of("UTC")), ZoneId.of("Europe/Berlin"));

    @Test
    void saysAsMuchOfTheDateAsIsNeeded() {
        assertThat(times.say(Instant.parse("2026-11-22T08:05:00Z"))).isEqualTo("09:05");
        assertThat(times.say(Instant.parse("2026-11-21T08:05:00Z"))).isEqualTo("21 Nov, 09:05");
        assertThat(times.say(Instant.parse("2025-11-21T08:05:00Z"))).isEqualTo("21 Nov 2025, 09:05");
    }

    @Test
    void saysHowLongSomethingTook() {
        assertThat(Times.took(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(Times.took(Duration.ofSeconds(24))).isEqualTo("24 s");
        assertThat(Times.took(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Times.took(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
