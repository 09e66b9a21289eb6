package dev.datawright.rules.domain;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How a point in time is written: a strftime pattern, compiled.
public final class DateFormat {

    /// Data Designer's form when a datetime column has no pattern.
    public static final DateFormat ISO = parse("%Y-%m-%dT%H:%M:%S");

    /// The directives that are understood, for messages.
    public static final String DIRECTIVES = "%Y %y %m %B %b %d %e %j %A %a %H %I %p %M %S %f %F %T %%";

    private static final List<ChronoUnit> COARSE_TO_FINE = List.of(
            ChronoUnit.YEARS,
            ChronoUnit.MONTHS,
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS);

    private final List<Part> parts;

    private DateFormat(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /// Compiles a pattern.
    ///
    /// @throws IllegalArgumentException with a sentence when it has no directive or one that is not understood
    public static DateFormat parse(String pattern) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        boolean hasDirective = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                literal.append(c);
                continue;
            }
            i++;
            boolean padded = !(i < pattern.length() && pattern.charAt(i) == '-');
            if (!padded) {
                i++;
            }
            char letter = i < pattern.length() ? pattern.charAt(i) : ' ';
            if (letter == '%') {
                literal.append('%');
                continue;
            }
            if ("YymBbhdejAaHIpMSfFT".indexOf(letter) < 0) {
                throw new IllegalArgumentException(
                        "'%" + (padded ? "" : "-") + (letter == ' ' ? "" : letter) + "' is not a supported directive");
            }
            if (!literal.isEmpty()) {
                parts.add(new Part('"', false, literal.toString()));
                literal.setLength(0);
            }
            parts.add(new Part(letter, padded, ""));
            hasDirective = true;
        }
        if (!hasDirective) {
            throw new IllegalArgumentException("'" + pattern + "' has no directive such as %Y");
        }
        if (!literal.isEmpty()) {
            parts.add(new Part('"', false, literal.toString()));
        }
        return new DateFormat(parts);
    }

    public void appendTo(StringBuilder text, LocalDateTime moment) {
        for (Part part : parts) {
            append(text, part, moment);
        }
    }

    public String format(LocalDateTime moment) {
        StringBuilder text = new StringBuilder(20);
        appendTo(text, moment);
        return text.toString();
    }

    /// The finest unit up to which the text tells one point in time from another; empty when it has no year.
    Optional<ChronoUnit> resolution() {
        Set<ChronoUnit> shown = EnumSet.noneOf(ChronoUnit.class);
        boolean halfDay = parts.stream().anyMatch(part -> part.letter() == 'p');
        for (Part part : parts) {
            shown.addAll(
                    switch (part.letter()) {
                        case 'Y', 'y' -> Set.of(ChronoUnit.YEARS);
                        case 'm', 'B', 'b', 'h' -> Set.of(ChronoUnit.MONTHS);
                        case 'd', 'e' -> Set.of(ChronoUnit.DAYS);
                        case 'j' -> Set.of(ChronoUnit.MONTHS, ChronoUnit.DAYS);
                        case 'H' -> Set.of(ChronoUnit.HOURS);
                        case 'I' -> halfDay ? Set.of(ChronoUnit.HOURS) : Set.<ChronoUnit>of();
                        case 'M' -> Set.of(ChronoUnit.MINUTES);
                        case 'S' -> Set.of(ChronoUnit.SECONDS);
                        case 'F' -> Set.of(ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS);
                        case 'T' -> Set.of(ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);
                        default -> Set.<ChronoUnit>of();
                    });
        }
        Optional<ChronoUnit> finest = Optional.empty();
        for (ChronoUnit unit : COARSE_TO_FINE) {
            if (!shown.contains(unit)) {
                break;
            }
            finest = Optional.of(unit);
        }
        return finest;
    }

    private static void append(StringBuilder text, Part part, LocalDateTime moment) {
        boolean padded = part.padded();
        switch (part.letter()) {
            case '"' -> text.append(part.literal());
            case 'Y' -> number(text, moment.getYear(), 4, true, '0');
            case 'y' -> number(text, moment.getYear() % 100, 2, padded, '0');
            case 'm' -> number(text, moment.getMonthValue(), 2, padded, '0');
            case 'B' -> text.append(moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'b', 'h' -> text.append(moment.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'd' -> number(text, moment.getDayOfMonth(), 2, padded, '0');
            case 'e' -> number(text, moment.getDayOfMonth(), 2, padded, ' ');
            case 'j' -> number(text, moment.getDayOfYear(), 3, padded, '0');
            case 'A' -> text.append(moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'a' -> text.append(moment.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'H' -> number(text, moment.getHour(), 2, padded, '0');
            case 'I' -> number(text, moment.getHour() % 12 == 0 ? 12 : moment.getHour() % 12, 2, padded, '0');
            case 'p' -> text.append(moment.getHour() < 12 ? "AM" : "PM");
            case 'M' -> number(text, moment.getMinute(), 2, padded, '0');
            case 'S' -> number(text, moment.getSecond(), 2, padded, '0');
            case 'f' -> text.append("000000");
            case 'F' -> {
                number(text, moment.getYear(), 4, true, '0');
                number(text.append('-'), moment.getMonthValue(), 2, true, '0');
                number(text.append('-'), moment.getDayOfMonth(), 2, true, '0');
            }
            case 'T' -> {
                number(text, moment.getHour(), 2, true, '0');
                number(text.append(':'), moment.getMinute(), 2, true, '0');
                number(text.append(':'), moment.getSecond(), 2, true, '0');
            }
            default -> throw new IllegalStateException("No writer for %" + part.letter());
        }
    }

    private static void number(StringBuilder text, int value, int width, boolean padded, char padding) {
        if (padded) {
            for (int limit = 10, digits = 1; digits < width; digits++, limit *= 10) {
                if (value < limit) {
                    text.append(padding);
                }
            }
        }
        text.append(value);
    }

    private record Part(char letter, boolean padded, String literal) {}
}
