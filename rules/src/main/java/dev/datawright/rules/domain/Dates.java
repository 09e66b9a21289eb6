package dev.datawright.rules.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the points in time that a design mentions: ISO 8601, from a year to a second, an offset turned to UTC.
public final class Dates {

    private static final int LATEST_YEAR = 9999;

    private static final List<Function<String, LocalDateTime>> FORMS = List.of(
            LocalDateTime::parse,
            text -> OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime(),
            text -> LocalDate.parse(text).atStartOfDay(),
            text -> YearMonth.parse(text).atDay(1).atStartOfDay(),
            text -> Year.parse(text).atDay(1).atStartOfDay());

    private Dates() {}

    /// The point in time; empty when the text is none, or lies outside the years 1 to 9999.
    public static Optional<LocalDateTime> parse(String text) {
        String iso = text.strip();
        if (iso.length() > 10 && iso.charAt(10) == ' ') {
            iso = iso.substring(0, 10) + "T" + iso.substring(11);
        }
        for (Function<String, LocalDateTime> form : FORMS) {
            try {
                LocalDateTime moment = form.apply(iso);
                return moment.getYear() >= 1 && moment.getYear() <= LATEST_YEAR
                        ? Optional.of(moment.withNano(0))
                        : Optional.empty();
            } catch (DateTimeException anotherForm) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }
}
