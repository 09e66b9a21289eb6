package dev.datawright.rules.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Wording shared by all violations: enumerations and "did you mean".
public final class Words {

    private static final int LONGEST_COMPARED = 80;
    private static final int MOST_LISTED = 20;

    private Words() {}

    /// The candidate that a slip of the fingers would turn into the given word.
    public static Optional<String> closest(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String seen = normalised(word);
        return candidates.stream()
                .filter(candidate -> candidate.length() <= LONGEST_COMPARED)
                .filter(candidate -> distance(seen, normalised(candidate)) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(seen, normalised(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// "did you mean 'x'?", else "one of: a, b, c"; null when there is nothing to choose from.
    public static @Nullable String suggest(String word, Collection<String> candidates) {
        Optional<String> closest = closest(word, candidates);
        if (closest.isPresent()) {
            return "did you mean '" + closest.get() + "'?";
        }
        return candidates.isEmpty() ? null : "one of: " + list(candidates);
    }

    /// The words with commas between them, cut after the first twenty.
    public static String list(Collection<String> words) {
        String shown = words.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        return words.size() > MOST_LISTED ? shown + ", and " + (words.size() - MOST_LISTED) + " more" : shown;
    }

    /// The words in quotes with commas between them, cut after the first twenty.
    public static String quoted(Collection<String> words) {
        List<String> quoted =
                words.stream().map(word -> "'" + abbreviated(word) + "'").toList();
        return list(quoted);
    }

    /// At most sixty characters of a text that came from outside.
    public static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /// A number as people write it: without a trailing `.0`.
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    private static String normalised(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /// Edit distance in which swapping two neighbours counts once.
    private static int distance(String left, String right) {
        int[] beforePrevious = new int[right.length() + 1];
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int cost = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            int[] spare = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = spare;
        }
        return previous[right.length()];
    }
}
