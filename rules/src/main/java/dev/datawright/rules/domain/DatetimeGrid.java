package dev.datawright.rules.domain;

import dev.datawright.contract.design.SamplerParams;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The points in time of a datetime column: whole units from the start, before the end.
///
/// Points are compared by what the output shows of them: two moments of one day are equal in `%Y-%m-%d`.
public final class DatetimeGrid {

    private final LocalDateTime start;
    private final ChronoUnit unit;
    private final long count;
    private final ShownTimes shown;
    private final long startSeconds;

    /// 0 for months and years, which have no fixed length.
    private final long unitSeconds;

    private DatetimeGrid(LocalDateTime start, ChronoUnit unit, long count, ShownTimes shown) {
        this.start = start;
        this.unit = unit;
        this.count = count;
        this.shown = shown;
        this.startSeconds = start.toEpochSecond(ZoneOffset.UTC);
        this.unitSeconds =
                unit.compareTo(ChronoUnit.DAYS) > 0 ? 0 : unit.getDuration().toSeconds();
    }

    /// The grid of checked parameters, seen through the format of the output.
    public static DatetimeGrid of(SamplerParams.Datetime params, DateFormat format) {
        LocalDateTime start = Dates.parse(params.start()).orElseThrow();
        LocalDateTime end = Dates.parse(params.end()).orElseThrow();
        ChronoUnit unit = chronoUnit(params.unit());
        long whole = unit.between(start, end);
        long count = start.plus(whole, unit).isBefore(end) ? whole + 1 : whole;
        return new DatetimeGrid(start, unit, count, ShownTimes.of(format));
    }

    public static ChronoUnit chronoUnit(SamplerParams.Datetime.Unit unit) {
        return switch (unit) {
            case YEAR -> ChronoUnit.YEARS;
            case MONTH -> ChronoUnit.MONTHS;
            case DAY -> ChronoUnit.DAYS;
            case HOUR -> ChronoUnit.HOURS;
            case MINUTE -> ChronoUnit.MINUTES;
            case SECOND -> ChronoUnit.SECONDS;
        };
    }

    /// How many points there are.
    public long count() {
        return count;
    }

    public LocalDateTime momentAt(long index) {
        return start.plus(index, unit);
    }

    /// Seconds since 1970 of a point.
    public long secondsAt(long index) {
        return unitSeconds == 0 ? momentAt(index).toEpochSecond(ZoneOffset.UTC) : startSeconds + index * unitSeconds;
    }

    /// Seconds since 1970 of what the output shows of a point; grows with the index, not always strictly.
    public double keyAt(long index) {
        return shown.key(secondsAt(index));
    }

    /// The first index whose key is at least the given one (more than it when strict); count when there is none.
    public long firstFrom(double key, boolean strict) {
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            double seen = keyAt(middle);
            if (strict ? seen > key : seen >= key) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
