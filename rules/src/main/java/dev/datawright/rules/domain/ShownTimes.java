package dev.datawright.rules.domain;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a text shows of points in time, which is all that constraints compare: two moments of one day are equal in
/// `%Y-%m-%d`.
///
/// @param finest the unit down to which the text tells moments apart; empty when all of them count
public record ShownTimes(Optional<ChronoUnit> finest) {

    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    public static ShownTimes of(DateFormat format) {
        return new ShownTimes(format.resolution());
    }

    /// Seconds since 1970 of what is shown; grows with the moment, not always strictly.
    public double key(long seconds) {
        return finest.isEmpty() ? seconds : truncated(seconds, finest.get());
    }

    /// Whether everything that the other one tells apart is told apart here too.
    public boolean isAsFineAs(ShownTimes other) {
        return finest.isEmpty() || other.finest.isPresent() && finest.get().compareTo(other.finest.get()) <= 0;
    }

    private static long truncated(long seconds, ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> start(moment(seconds).withDayOfYear(1));
            case MONTHS -> start(moment(seconds).withDayOfMonth(1));
            case DAYS -> seconds - Math.floorMod(seconds, DAY);
            case HOURS -> seconds - Math.floorMod(seconds, HOUR);
            case MINUTES -> seconds - Math.floorMod(seconds, MINUTE);
            default -> seconds;
        };
    }

    private static LocalDateTime moment(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    private static long start(LocalDateTime moment) {
        return moment.truncatedTo(ChronoUnit.DAYS).toEpochSecond(ZoneOffset.UTC);
    }
}
