package dev.datawright.ui.preview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One value as it stands in the table.
///
/// @param text what is drawn
/// @param full what the tooltip says; empty when the text already says it all
/// @param word what a screen reader says instead of the sign; empty when the text can be read
record Cell(State state, String text, String full, String word) {
    private static final int LONGEST = 160;
    private static final int MOST_DECIMALS = 4;

    static Cell pending() {
        // The space keeps the row as high as it will be.
        return new Cell(State.PENDING, "\u00a0", "", "not made yet");
    }

    static Cell of(Look look, @Nullable Object value) {
        if (value == null) {
            return look.kind() == Look.Kind.PROSE
                    ? new Cell(State.FAILED, "failed", "The model gave no text for this cell.", "")
                    : new Cell(State.MISSING, "–", "", "no value");
        }
        return switch (look.kind()) {
            case NUMBER -> number(look, value);
            case YES_OR_NO -> yesOrNo(value);
            case DATE, CODE, TEXT, PROSE -> text(words(value));
        };
    }

    private static Cell number(Look look, Object value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString().strip());
        } catch (NumberFormatException notANumber) {
            return text(words(value));
        }
        Integer decimals = look.decimals();
        if (decimals != null) {
            return new Cell(
                    State.VALUE, number.setScale(decimals, RoundingMode.HALF_UP).toPlainString(), "", "");
        }
        if (number.scale() <= MOST_DECIMALS) {
            return new Cell(State.VALUE, number.toPlainString(), "", "");
        }
        return new Cell(
                State.VALUE,
                number.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).toPlainString(),
                number.toPlainString(),
                "");
    }

    private static Cell yesOrNo(Object value) {
        String word = value.toString().strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "1", "1.0", "true", "yes" -> new Cell(State.YES, "✓", "", "yes");
            case "0", "0.0", "false", "no" -> new Cell(State.NO, "·", "", "no");
            default -> text(word);
        };
    }

    private static Cell text(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() > LONGEST
                ? new Cell(State.VALUE, line.substring(0, LONGEST) + "…", words, "")
                : new Cell(State.VALUE, line, line.length() > 24 ? words : "", "");
    }

    /// A person is its name; any other group of values is its values.
    private static String words(Object value) {
        if (!(value instanceof Map<?, ?> parts)) {
            return value.toString();
        }
        Object first = parts.get("first_name");
        Object last = parts.get("last_name");
        if (first != null && last != null) {
            return first + " " + last;
        }
        return parts.values().stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    /// What kind of cell it is, for its style.
    enum State {
        VALUE,
        YES,
        NO,
        MISSING,
        FAILED,
        PENDING
    }
}
