package dev.datawright.dataset.filter;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which rows are wanted: those that meet all conditions.
public final class Filter {

    /// Every row.
    public static final Filter NONE = new Filter("");

    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String sql;

    private Filter(String sql) {
        this.sql = sql;
    }

    /// A reader of conditions on one dataset.
    ///
    /// @param dates the columns that hold points in time as text: the strftime pattern of each, empty for ISO 8601
    public record Language(ParquetParts parts, Map<String, String> dates) {
        public Language {
            dates = Map.copyOf(dates);
        }

        /// One condition such as `fine >= 100`, `city = Graz`, `note contains "late"` or `note is empty`.
        ///
        /// Numbers, dates and booleans compare as what they are; a day without a time stands for all of it.
        ///
        /// @throws ConditionException when it cannot be judged
        public Filter read(String text) {
            Condition condition = Condition.parse(text, parts.schema());
            return new Filter(sql(condition));
        }

        private String sql(Condition condition) {
            String cell = parts.expression(condition.column(), condition.part());
            ColumnType.Scalar type = condition.type();
            boolean isText = type == ColumnType.Scalar.TEXT || type == ColumnType.Scalar.JSON;
            switch (condition.operator()) {
                case IS_EMPTY -> {
                    return isText ? "coalesce(" + cell + ", '') = ''" : cell + " IS NULL";
                }
                case IS_NOT_EMPTY -> {
                    return isText ? "coalesce(" + cell + ", '') <> ''" : cell + " IS NOT NULL";
                }
                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, CONTAINS -> {}
            }
            if (type == null) {
                throw new IllegalStateException("A column with parts is not compared as a whole");
            }
            if (condition.operator() == Operator.CONTAINS) {
                return contains(condition, cell, isText);
            }
            return switch (type) {
                case INTEGER, NUMBER -> condition.operator().sql(cell, number(condition));
                case BOOLEAN -> bool(condition, cell);
                case TEXT, JSON -> text(condition, cell);
            };
        }

        private static String contains(Condition condition, String cell, boolean isText) {
            if (!isText) {
                throw new ConditionException(
                        "'" + condition.name() + "' holds no texts, and contains looks into texts",
                        "write: " + condition.name() + " = " + condition.value());
            }
            return Operator.CONTAINS.sql("lower(" + cell + ")", "lower(" + Sql.literal(condition.value()) + ")");
        }

        private static String number(Condition condition) {
            try {
                BigDecimal number = new BigDecimal(condition.value());
                boolean whole = number.stripTrailingZeros().scale() <= 0;
                return whole && number.abs().compareTo(LARGEST_WHOLE) <= 0
                        ? number.toBigInteger().toString()
                        : "CAST(" + Sql.literal(Double.toString(number.doubleValue())) + " AS DOUBLE)";
            } catch (NumberFormatException e) {
                throw new ConditionException(
                        "'" + condition.name() + "' holds numbers, and '" + condition.value() + "' is none",
                        "such as: " + condition.name() + " "
                                + condition.operator().words() + " 12.5");
            }
        }

        private static String bool(Condition condition, String cell) {
            String word = condition.value().toLowerCase(Locale.ROOT);
            if (!condition.operator().isEquality() || !word.equals("true") && !word.equals("false")) {
                throw new ConditionException(
                        "'" + condition.name() + "' is true or false, and nothing else can be asked of it",
                        "write: " + condition.name() + " = true");
            }
            return condition.operator().sql(cell, word);
        }

        private String text(Condition condition, String cell) {
            String pattern = condition.part() == null ? dates.get(condition.column()) : null;
            Optional<String> iso = time(condition.value());
            boolean isDay = isDay(condition.value());
            if (pattern == null && iso.isEmpty()) {
                return condition.operator().sql(cell, Sql.literal(condition.value()));
            }
            if (pattern == null || pattern.isEmpty()) {
                String time = iso.orElseThrow(() -> noDate(condition, null));
                String compared = point(condition.operator(), "try_cast(" + cell + " AS TIMESTAMP)", time, isDay);
                // A text that only looks like a date is still equal to itself.
                return pattern == null && condition.operator() == Operator.EQUAL
                        ? "(coalesce(" + compared + ", false) OR " + cell + " = " + Sql.literal(condition.value()) + ")"
                        : "(" + compared + ")";
            }
            String moment = "try_strptime(" + cell + ", " + Sql.literal(pattern) + ")";
            if (iso.isPresent()) {
                return point(condition.operator(), moment, iso.get(), isDay);
            }
            String value = "try_strptime(" + Sql.literal(condition.value()) + ", " + Sql.literal(pattern) + ")";
            boolean readable = parts.query("SELECT " + value + " IS NOT NULL", row -> row.getBoolean(1))
                    .getFirst();
            if (!readable) {
                throw noDate(condition, pattern);
            }
            return condition.operator().sql(moment, value);
        }

        private static ConditionException noDate(Condition condition, @Nullable String pattern) {
            return new ConditionException(
                    "'" + condition.name() + "' holds dates, and '" + condition.value() + "' is none",
                    "such as: " + condition.name() + " " + condition.operator().words() + " 2026-01-31"
                            + (pattern == null ? "" : "; it is written as " + pattern));
        }

        private static String point(Operator operator, String moment, String time, boolean isDay) {
            return isDay
                    ? operator.sql("CAST(" + moment + " AS DATE)", "DATE " + Sql.literal(time))
                    : operator.sql(moment, "TIMESTAMP " + Sql.literal(time));
        }
    }

    /// Rows that meet both.
    public Filter and(Filter other) {
        if (sql.isEmpty() || other.sql.isEmpty()) {
            return sql.isEmpty() ? other : this;
        }
        return new Filter(List.of(sql, other.sql).stream().collect(Collectors.joining(") AND (", "(", ")")));
    }

    /// The condition for [ParquetParts]; empty for every row.
    public String sql() {
        return sql;
    }

    /// A day or a point in time as DuckDB reads it, in UTC; empty when the text is neither.
    private static Optional<String> time(String text) {
        String iso = text.replace(' ', 'T');
        try {
            return Optional.of((isDay(text) ? LocalDate.parse(iso) : moment(iso))
                    .toString()
                    .replace('T', ' '));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime moment(String iso) {
        try {
            return LocalDateTime.parse(iso);
        } catch (DateTimeParseException e) {
            return OffsetDateTime.parse(iso)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        }
    }

    private static boolean isDay(String text) {
        return text.length() == "2026-01-31".length();
    }
}
