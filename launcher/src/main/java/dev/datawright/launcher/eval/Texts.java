package dev.datawright.launcher.eval;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of cells as texts that can be compared, however they are written.
final class Texts {

    private static final Map<String, Set<String>> TRUTHS = Map.of(
            "true", Set.of("true", "1", "yes", "y", "t", "ja", "oui", "si"),
            "false", Set.of("false", "0", "no", "n", "f", "nein", "non"));

    private Texts() {}

    /// In lower case, without accents; umlauts become two letters.
    static String folded(String text) {
        String german = text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        return Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /// A cell as text: folded, one blank where blanks, hyphens and underscores stand, numbers without needless zeros.
    static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> {
                String text =
                        folded(value.toString()).replaceAll("[\\s_-]+", " ").strip();
                yield text.matches("-?\\d{1,15}\\.0+") ? text.replaceAll("\\.0+$", "") : text;
            }
        };
    }

    /// The plain texts that are one value: `A|B` are two ways to write it, `true` and `false` have more of them.
    static Set<String> waysToWrite(String value) {
        return Arrays.stream(value.split("\\|"))
                .map(Texts::plain)
                .flatMap(way -> TRUTHS.getOrDefault(way, Set.of(way)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    /// The cell's number; absent when it is none. A text may carry a sign of money or of percent.
    static @Nullable Double number(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case String text
            when text.strip().matches("[$€£]?\\s?-?\\d{1,15}(\\.\\d{1,15})?\\s?[%€$£]?") ->
                Double.valueOf(text.replaceAll("[^0-9.-]", ""));
            case null, default -> null;
        };
    }
}
