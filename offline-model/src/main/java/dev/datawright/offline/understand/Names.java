package dev.datawright.offline.understand;

import dev.datawright.offline.text.Words;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes column names: snake_case ASCII that a template can mention.
public final class Names {

    private static final int LONGEST = 60;
    private static final Set<String> RESERVED = Words.of(
            "and", "or", "not", "in", "is", "if", "else", "elif", "endif", "true", "false", "none", "for", "endfor",
            "set", "loop");

    private Names() {}

    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /// The words joined; empty when nothing of them is left.
    public static String of(List<String> words) {
        return of(String.join(" ", words));
    }

    public static String of(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replaceAll("(?<=\\p{L})['’]s\\b", "");
        String ascii = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("e-mail", "email")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        if (ascii.isEmpty()) {
            return "";
        }
        if (Character.isDigit(ascii.charAt(0))) {
            ascii = "c_" + ascii;
        }
        if (RESERVED.contains(ascii)) {
            ascii = ascii + "_value";
        }
        return ascii.length() > LONGEST ? ascii.substring(0, LONGEST).replaceAll("_+$", "") : ascii;
    }
}
