package dev.datawright.offline.speak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the currency that somebody named; the columns themselves hold bare numbers.
public final class Money {

    private static final Map<String, Pattern> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("€", Pattern.compile("€|(?i)\\b(?:eur|euros?)\\b"));
        SIGNS.put("$", Pattern.compile("\\$|(?i)\\b(?:usd|dollars?)\\b"));
        SIGNS.put("£", Pattern.compile("£|(?i)\\b(?:gbp|pounds sterling)\\b"));
        SIGNS.put("CHF", Pattern.compile("(?i)\\b(?:chf|franken|swiss francs)\\b"));
    }

    private Money() {}

    /// The words with the currency of those before, when they name none: a changed price is still one in euros.
    public static String kept(String before, String words) {
        String sign = sign(before);
        return words.isEmpty() || sign.isEmpty() || !sign(words).isEmpty() ? words : words + ", " + sign;
    }

    /// Empty when none was named.
    static String sign(String words) {
        return SIGNS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
