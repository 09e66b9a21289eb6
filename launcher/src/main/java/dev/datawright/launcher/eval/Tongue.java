package dev.datawright.launcher.eval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which of four languages a text is in, by its commonest small words.
final class Tongue {

    static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
            words("the is are and of to with you your have has was were what this that which for not can be it there"),
            "de",
            words("der die das und ist sind mit ein eine einen nicht sie ich zu den dem von für auf wie soll welche"
                    + " was werden kann habe hat im es jetzt zeilen spalten bitte"),
            "fr",
            words("le la les et est sont avec un une des du pas vous je pour sur que qui dans quelles voulez avez"
                    + " ai ou au lignes colonnes il à"),
            "es",
            words("el los las y es son con un una del no por para que qué en se lo su cuántas quiere he filas"
                    + " columnas hay tiene puede"));

    private Tongue() {}

    private static Set<String> words(String words) {
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }

    /// The languages that fit best; none for a text without a small word.
    static List<String> of(String text) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<String> words =
                Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).toList();
        SMALL_WORDS.forEach((language, small) ->
                counts.put(language, words.stream().filter(small::contains).count()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return most == 0
                ? List.of()
                : counts.entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
    }
}
