package dev.datawright.offline.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads dates, months and years as spans of whole days.
public final class Dates {

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("jan", 1),
            Map.entry("januar", 1),
            Map.entry("february", 2),
            Map.entry("feb", 2),
            Map.entry("februar", 2),
            Map.entry("march", 3),
            Map.entry("mar", 3),
            Map.entry("märz", 3),
            Map.entry("april", 4),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("june", 6),
            Map.entry("jun", 6),
            Map.entry("juni", 6),
            Map.entry("july", 7),
            Map.entry("jul", 7),
            Map.entry("juli", 7),
            Map.entry("august", 8),
            Map.entry("aug", 8),
            Map.entry("september", 9),
            Map.entry("sep", 9),
            Map.entry("sept", 9),
            Map.entry("october", 10),
            Map.entry("oct", 10),
            Map.entry("oktober", 10),
            Map.entry("okt", 10),
            Map.entry("november", 11),
            Map.entry("nov", 11),
            Map.entry("december", 12),
            Map.entry("dec", 12),
            Map.entry("dezember", 12),
            Map.entry("dez", 12));

    private Dates() {}

    /// The number of a month's name, or 0.
    public static int month(String word) {
        return MONTHS.getOrDefault(word, 0);
    }

    public static boolean isYear(Token token) {
        return token.isNumber()
                && token.text().length() == 4
                && token.number() >= 1900
                && token.number() <= 2100
                && token.number() == Math.rint(token.number());
    }

    /// A year as a span.
    public static Days year(int year) {
        return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    /// A month as a span.
    public static Days month(int year, int month) {
        YearMonth whole = YearMonth.of(year, month);
        return new Days(whole.atDay(1), whole.plusMonths(1).atDay(1));
    }

    /// A date token as a span of one day; null when there is no such day.
    public static @Nullable Days day(Token token) {
        try {
            String text = token.text();
            LocalDate date;
            if (text.charAt(4) == '-') {
                date = LocalDate.parse(text);
            } else if (text.indexOf('.') > 0) {
                String[] parts = text.split("\\.");
                date = LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
            } else {
                String[] parts = text.split("/");
                date = LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
            return new Days(date, date.plusDays(1));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /// A span of days.
    ///
    /// @param start inclusive
    /// @param end exclusive
    public record Days(LocalDate start, LocalDate end) {}
}
