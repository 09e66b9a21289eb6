package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Spelling;
import dev.datawright.offline.text.Words;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the column that a person means.
public final class References {

    private static final Set<String> FILLER = Words.of(
            "the", "a", "an", "column", "columns", "field", "spalte", "spalten", "feld", "der", "die", "das", "den",
            "dem", "its", "their", "my", "please", "bitte", "again", "anymore", "any", "more", "value", "of", "es",
            "mehr");

    private References() {}

    /// The column whose name fits the phrase best; empty when none or several fit equally.
    public static Optional<String> find(String phrase, Collection<String> all) {
        // Columns that the bridge keeps beside others are nobody's.
        List<String> columns = all.stream()
                .filter(column -> !column.contains("__") && !column.equals("row_number"))
                .toList();
        if (columns.contains(phrase)) {
            return Optional.of(phrase);
        }
        String name = Names.of(phrase);
        if (columns.contains(name)) {
            return Optional.of(name);
        }
        List<String> words = words(phrase);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String joined = Names.of(words);
        if (columns.contains(joined)) {
            return Optional.of(joined);
        }
        List<String> sameWords = columns.stream()
                .filter(column -> sameWords(parts(column), words))
                .toList();
        if (!sameWords.isEmpty()) {
            return only(sameWords);
        }
        List<String> within = columns.stream()
                .filter(column -> containsAll(parts(column), words))
                .toList();
        if (!within.isEmpty()) {
            return only(within);
        }
        List<String> around = columns.stream()
                .filter(column -> containsAll(words, parts(column)))
                .toList();
        if (!around.isEmpty()) {
            return only(around);
        }
        return only(columns.stream()
                .filter(column -> column.length() >= 4 && Spelling.isOneEditApart(column, joined))
                .toList());
    }

    /// The one column whose words are all in the phrase; the one with most words when there are several.
    static Optional<String> within(String phrase, Collection<String> columns) {
        List<String> words = words(phrase);
        List<String> found = columns.stream()
                .filter(column -> containsAll(words, parts(column)))
                .toList();
        int most = found.stream().mapToInt(column -> parts(column).size()).max().orElse(0);
        return only(
                found.stream().filter(column -> parts(column).size() == most).toList());
    }

    private static Optional<String> only(List<String> columns) {
        return columns.size() == 1 ? Optional.of(columns.getFirst()) : Optional.empty();
    }

    private static List<String> words(String phrase) {
        return Arrays.stream(phrase.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isBlank() && !FILLER.contains(word))
                .map(Names::of)
                .toList();
    }

    private static List<String> parts(String column) {
        return Arrays.stream(column.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT)
                        .split("_"))
                .filter(part -> !part.isBlank())
                .toList();
    }

    private static boolean sameWords(List<String> a, List<String> b) {
        return a.size() == b.size() && containsAll(a, b) && new HashSet<>(a).size() == new HashSet<>(b).size();
    }

    private static boolean containsAll(List<String> all, List<String> some) {
        return some.stream().allMatch(word -> all.stream().anyMatch(other -> alike(other, word)));
    }

    private static boolean alike(String a, String b) {
        return a.equals(b)
                || (a + "s").equals(b)
                || (b + "s").equals(a)
                || (a.length() >= 5 && b.length() >= 5 && Spelling.isOneEditApart(a, b));
    }
}
