package dev.datawright.ui.design;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the texts in a form's fields as what they stand for, and collects one sentence for each field that is wrong.
final class FormReader {
    private static final int LONGEST_QUOTE = 40;

    private final Map<String, String> values;
    private final Map<String, String> complaints = new LinkedHashMap<>();

    FormReader(Map<String, String> values) {
        this.values = values;
    }

    Map<String, String> complaints() {
        return Collections.unmodifiableMap(complaints);
    }

    /// The first complaint of a field stands.
    void complain(String key, String sentence) {
        complaints.putIfAbsent(key, sentence);
    }

    boolean isSound(String key) {
        return !complaints.containsKey(key);
    }

    String text(String key) {
        return values.getOrDefault(key, "").strip();
    }

    @Nullable
    String orNull(String key) {
        String text = text(key);
        return text.isEmpty() ? null : text;
    }

    String required(String key, String sentence) {
        String text = text(key);
        if (text.isEmpty()) {
            complain(key, sentence);
        }
        return text;
    }

    boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    List<String> lines(String key) {
        return text(key)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Every line as a value: as a number when the values are numbers, else as the text it is.
    List<Object> values(String key, boolean numeric) {
        List<Object> read = new ArrayList<>();
        for (String line : lines(key)) {
            if (read.contains(line)) {
                complain(key, "“%s” stands here more than once.".formatted(quoted(line)));
            }
            if (numeric) {
                parse(key, line).ifPresent(number -> read.add(scalar(number)));
            } else {
                read.add(line);
            }
        }
        return read;
    }

    List<Double> numbers(String key) {
        List<Double> read = new ArrayList<>();
        for (String line : lines(key)) {
            parse(key, line.endsWith("%") ? line.substring(0, line.length() - 1).strip() : line)
                    .ifPresent(number -> read.add(number.doubleValue()));
        }
        return read;
    }

    double number(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            complain(key, "Give a number.");
            return 0;
        }
        return parse(key, text).map(BigDecimal::doubleValue).orElse(0.0);
    }

    int whole(String key) {
        double number = number(key);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE || number < 0) {
            complain(key, "Give a whole number from 0 on.");
            return 0;
        }
        return (int) number;
    }

    /// A percentage as a share of 1.
    double share(String key) {
        double percent = number(key);
        if (percent < 0 || percent > 100) {
            complain(key, "A share lies between 0 and 100 %.");
        }
        return BigDecimal.valueOf(percent).movePointLeft(2).doubleValue();
    }

    /// Lines such as `scale = 1.5`.
    Map<String, Number> named(String key) {
        Map<String, Number> read = new LinkedHashMap<>();
        for (String line : lines(key)) {
            String[] pair = line.split("=", 2);
            if (pair.length < 2) {
                complain(key, "Write “%s” as a name and a number, such as scale = 1.5.".formatted(quoted(line)));
            } else {
                parse(key, pair[1].strip()).ifPresent(number -> read.put(pair[0].strip(), scalar(number)));
            }
        }
        return read;
    }

    /// Two moments of which the second is later.
    void period(String startKey, String endKey) {
        Optional<LocalDateTime> start = moment(startKey);
        Optional<LocalDateTime> end = moment(endKey);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            complain(endKey, "This is not after the start, %s.".formatted(text(startKey)));
        }
    }

    private Optional<LocalDateTime> moment(String key) {
        String text = text(key);
        try {
            if (text.length() <= 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay());
            }
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    iso.endsWith("Z") ? OffsetDateTime.parse(iso).toLocalDateTime() : LocalDateTime.parse(iso));
        } catch (DateTimeException notADate) {
            complain(
                    key,
                    text.isEmpty()
                            ? "Give a date, such as 2025-01-31."
                            : "“%s” is no date; write it as 2025-01-31 or 2025-01-31T08:00.".formatted(quoted(text)));
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> parse(String key, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Double.isFinite(number.doubleValue())) {
                return Optional.of(number);
            }
            complain(key, "“%s” is too large.".formatted(quoted(text)));
        } catch (NumberFormatException notANumber) {
            complain(
                    key,
                    text.matches("-?\\d+,\\d+")
                            ? "“%s” is no number; write %s.".formatted(text, text.replace(',', '.'))
                            : "“%s” is no number.".formatted(quoted(text)));
        }
        return Optional.empty();
    }

    private static Number scalar(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.precision() < 18
                ? (Number) number.longValue()
                : (Number) number.doubleValue();
    }

    private static String quoted(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }
}
