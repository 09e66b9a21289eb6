package dev.datawright.launcher.eval;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Points in time in the forms that designs write them.
final class Moments {

    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu/M/d", Locale.ROOT));

    private Moments() {}

    /// The day's beginning for a day alone; absent when the cell is no point in time.
    static @Nullable LocalDateTime parse(@Nullable Object value) {
        if (!(value instanceof String given)) {
            return null;
        }
        String text = given.strip();
        int blank = text.indexOf(text.contains("T") ? 'T' : ' ');
        String day = blank < 0 ? text : text.substring(0, blank);
        for (DateTimeFormatter form : DAYS) {
            try {
                return LocalDateTime.of(LocalDate.parse(day, form), time(blank < 0 ? "" : text.substring(blank + 1)));
            } catch (DateTimeException _) {
                // The next form may be the one.
            }
        }
        return null;
    }

    private static LocalTime time(String text) {
        String plain = text.strip().replaceAll("(Z|[+-]\\d\\d:?\\d\\d)$", "").strip();
        return plain.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(plain);
    }
}
