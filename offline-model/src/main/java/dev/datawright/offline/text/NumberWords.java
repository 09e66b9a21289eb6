package dev.datawright.offline.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Numbers written out: `three hundred and fifty`, `a dozen`, `zweihundertfünfzig`, `drei Millionen`.
public final class NumberWords {

    private static final Map<String, Long> ENGLISH = table(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                    + " eighteen nineteen",
            "twenty thirty forty fifty sixty seventy eighty ninety");
    private static final Map<String, Long> GERMAN = table(
            "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
                    + " achtzehn neunzehn",
            "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig");
    private static final Map<String, Long> FACTORS = Map.ofEntries(
            Map.entry("hundred", 100L),
            Map.entry("thousand", 1_000L),
            Map.entry("million", 1_000_000L),
            Map.entry("millions", 1_000_000L),
            Map.entry("billion", 1_000_000_000L),
            Map.entry("dozen", 12L),
            Map.entry("dutzend", 12L),
            Map.entry("tausend", 1_000L),
            Map.entry("hundert", 100L),
            Map.entry("millionen", 1_000_000L),
            Map.entry("milliarde", 1_000_000_000L),
            Map.entry("milliarden", 1_000_000_000L));
    private static final String SMALL = alternatives(ENGLISH);
    private static final String ENGLISH_FACTOR = "hundred|thousand|millions?|billion|dozen";
    /// At least one factor or a tens-and-units pair: single small words are left to the tokenizer, since `one of` is
    /// no number.
    private static final Pattern ENGLISH_RUN = Pattern.compile(
            "(?i)(?<!\\p{L})(?:an?[ -])?(?:(?:" + SMALL + "|\\d+)[ -])?(?:" + ENGLISH_FACTOR + ")(?:[ -](?:and[ -])?(?:"
                    + SMALL + "|" + ENGLISH_FACTOR + "))*(?![\\p{L}-])"
                    + "|(?<!\\p{L})(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:" + SMALL
                    + ")(?![\\p{L}-])");
    private static final Pattern GERMAN_RUN = Pattern.compile("(?iu)(?<!\\p{L})(?:(?:eine?|" + alternatives(GERMAN)
            + "|\\d+) )?(?:dutzend|million(?:en)?|milliarden?)(?!\\p{L})");
    private static final Pattern WORD = Pattern.compile("(?iu)(?<![\\p{L}_-])\\p{L}{4,}(?![\\p{L}_-])");
    private static final Pattern BETWEEN = Pattern.compile("(?i).*\\b(?:between|from) $", Pattern.DOTALL);

    private NumberWords() {}

    private static Map<String, Long> table(String units, String tens) {
        Map<String, Long> table = new HashMap<>();
        String[] small = units.split(" ");
        for (int i = 0; i < small.length; i++) {
            table.put(small[i], i + 1L);
        }
        String[] large = tens.split(" ");
        for (int i = 0; i < large.length; i++) {
            table.put(large[i], (i + 2) * 10L);
        }
        return Map.copyOf(table);
    }

    private static String alternatives(Map<String, Long> table) {
        return table.keySet().stream()
                .sorted((a, b) -> b.length() == a.length() ? a.compareTo(b) : b.length() - a.length())
                .collect(Collectors.joining("|"));
    }

    /// The text with such numbers in figures.
    public static String inFigures(String text, Language language) {
        String english = ENGLISH_RUN.matcher(text).replaceAll(match -> english(match, text));
        if (language != Language.GERMAN) {
            return english;
        }
        String runs = GERMAN_RUN
                .matcher(english)
                .replaceAll(match -> Long.toString(product(match.group().toLowerCase(Locale.ROOT))));
        return WORD.matcher(runs).replaceAll(match -> {
            Long value = german(match.group().toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(value == null ? match.group() : Long.toString(value));
        });
    }

    /// In `between one hundred and two hundred` the "and" parts two numbers.
    private static String english(MatchResult match, String text) {
        String run = match.group().toLowerCase(Locale.ROOT);
        boolean between = BETWEEN.matcher(text.substring(0, match.start())).matches();
        if (!between) {
            return Long.toString(sum(run));
        }
        int and = run.indexOf(" and ");
        return and < 0 ? Long.toString(sum(run)) : sum(run.substring(0, and)) + " and " + sum(run.substring(and + 5));
    }

    private static long sum(String run) {
        long total = 0;
        long part = 0;
        for (String word : run.split("[ -]+")) {
            Long small = word.matches("\\d{1,9}") ? Long.valueOf(word) : ENGLISH.get(word);
            Long factor = FACTORS.get(word);
            if (small != null) {
                part += small;
            } else if (factor != null && factor == 100) {
                part = Math.max(1, part) * 100;
            } else if (factor != null) {
                total += Math.max(1, part) * factor;
                part = 0;
            }
        }
        return total + part;
    }

    private static long product(String run) {
        long value = 1;
        for (String word : run.split(" ")) {
            Long small = word.matches("\\d{1,9}") ? Long.valueOf(word) : GERMAN.get(word);
            value *= small != null ? small : FACTORS.getOrDefault(word, 1L);
        }
        return value;
    }

    /// One German word; null when it is no number.
    private static @Nullable Long german(String word) {
        Long known = GERMAN.get(word);
        if (known != null) {
            return known;
        }
        for (String factor : new String[] {"tausend", "hundert"}) {
            int at = word.indexOf(factor);
            if (at >= 0) {
                String before = word.substring(0, at);
                String after = word.substring(at + factor.length()).replaceFirst("^und", "");
                Long times = before.isEmpty() ? Long.valueOf(1) : german(before);
                Long rest = after.isEmpty() ? Long.valueOf(0) : german(after);
                return times == null || rest == null ? null : times * FACTORS.getOrDefault(factor, 1L) + rest;
            }
        }
        int and = word.indexOf("und");
        if (and > 0) {
            Long units = GERMAN.get(word.substring(0, and));
            Long tens = GERMAN.get(word.substring(and + 3));
            return units == null || tens == null || units > 9 || tens < 20 ? null : Long.valueOf(units + tens);
        }
        return null;
    }
}
