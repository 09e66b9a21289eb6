package dev.datawright.ui.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says when something was: the time for today, with the day before that, with the year before this one.
public record Times(Clock clock, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    /// Until the browser has told its zone.
    public static Times utc() {
        return new Times(Clock.systemUTC(), ZoneId.of("UTC"));
    }

    public Times in(ZoneId browserZone) {
        return new Times(clock, browserZone);
    }

    public String say(Instant moment) {
        ZonedDateTime at = moment.atZone(zone);
        LocalDate today = LocalDate.now(clock.withZone(zone));
        if (at.toLocalDate().equals(today)) {
            return TIME.format(at);
        }
        return at.getYear() == today.getYear() ? DAY.format(at) : YEAR.format(at);
    }

    /// How long something took, such as `0.4 s`, `24 s` or `3 min 20 s`.
    public static String took(Duration duration) {
        if (duration.toMillis() < 10_000) {
            return String.format(Locale.ENGLISH, "%.1f s", Math.max(0, duration.toMillis()) / 1000.0);
        }
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 60) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
