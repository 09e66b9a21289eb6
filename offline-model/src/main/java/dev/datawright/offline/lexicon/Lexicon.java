package dev.datawright.offline.lexicon;

import dev.datawright.offline.text.Language;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks up which kind of column a noun phrase stands for.
public final class Lexicon {

    private static final Lexicon STANDARD = new Lexicon();

    private final Map<String, Concept> concepts = new HashMap<>();
    private final Map<String, List<String>> english = new HashMap<>();
    private final Map<String, List<String>> german = new HashMap<>();

    private Lexicon() {
        for (List<String> row : Table.read("concepts.txt")) {
            Kind kind = Kind.valueOf(row.get(0));
            List<String> arguments =
                    row.get(1).isEmpty() ? List.of() : List.of(row.get(1).split(" "));
            for (int cell = 2; cell < row.size(); cell++) {
                Table.list(row.get(cell))
                        .forEach(word -> concepts.putIfAbsent(word, new Concept(kind, word, arguments)));
            }
        }
        for (List<String> row : Table.read("values.txt")) {
            english.put(row.get(0), Table.list(row.get(1)));
            german.put(row.get(0), Table.list(row.get(2)));
        }
    }

    public static Lexicon standard() {
        return STANDARD;
    }

    /// The concept of a noun phrase in lower case; [Concept#UNKNOWN] when no word of it is known.
    ///
    /// The longest known phrase at the end wins, then an ending of a German compound, then any other word of it,
    /// then a light typing error. Weak kinds (flags, persons) are taken only when nothing else fits.
    public Concept find(List<String> phrase) {
        List<String> words = phrase.stream()
                .flatMap(word -> Arrays.stream(word.split("_")))
                .filter(word -> !word.isEmpty())
                .toList();
        Concept weak = Concept.UNKNOWN;
        int count = words.size();
        for (int end = count; end > 0; end--) {
            for (int start = 0; start < end; start++) {
                Optional<Concept> found = exact(String.join(" ", words.subList(start, end)));
                if (found.isPresent()) {
                    if (!isWeak(found.get())) {
                        return found.get();
                    }
                    if (weak.kind() == Kind.UNKNOWN) {
                        weak = found.get();
                    }
                }
            }
            Optional<Concept> compound = compound(words.get(end - 1));
            if (compound.isPresent() && !isWeak(compound.get())) {
                return compound.get();
            }
        }
        if (weak.kind() != Kind.UNKNOWN) {
            return weak;
        }
        return words.stream()
                .filter(word -> word.length() >= 4)
                .flatMap(word -> misspelt(word).stream())
                .findFirst()
                .orElse(Concept.UNKNOWN);
    }

    /// The concept of exactly this phrase, singular or plural.
    public Optional<Concept> exact(String phrase) {
        Concept concept = concepts.get(phrase);
        if (concept == null && phrase.length() > 3 && phrase.endsWith("s")) {
            concept = concepts.get(phrase.substring(0, phrase.length() - 1));
        }
        if (concept == null && phrase.length() > 4 && phrase.endsWith("es")) {
            concept = concepts.get(phrase.substring(0, phrase.length() - 2));
        }
        return Optional.ofNullable(concept);
    }

    /// Plausible values of a list; empty for an unknown list.
    public List<String> values(String list, Language language) {
        return (language == Language.GERMAN ? german : english).getOrDefault(list, List.of());
    }

    /// Whether a person's noun, such as `officer`.
    public boolean isPerson(String word) {
        Concept concept = concepts.get(word);
        return concept != null
                && concept.kind() == Kind.FULL_NAME
                && !concept.word().endsWith("name");
    }

    private static boolean isWeak(Concept concept) {
        return concept.kind() == Kind.FLAG
                || (concept.kind() == Kind.FULL_NAME && !concept.word().contains("name"));
    }

    private Optional<Concept> compound(String word) {
        for (int start = 3; start <= word.length() - 3; start++) {
            Concept concept = concepts.get(word.substring(start));
            if (concept != null && concept.word().length() >= 4) {
                return isGermanLooking(word) || concept.word().length() >= 5 ? Optional.of(concept) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isGermanLooking(String word) {
        return word.length() >= 9 || word.chars().anyMatch(c -> "äöüß".indexOf(c) >= 0);
    }

    private Optional<Concept> misspelt(String word) {
        return concepts.entrySet().stream()
                // Hardly anybody slips in the first letter, and `gastname` is no `lastname`.
                .filter(entry -> entry.getKey().charAt(0) == word.charAt(0))
                .filter(entry -> word.length() == 4
                        ? Spelling.isSwap(entry.getKey(), word)
                        : entry.getKey().length() >= 5
                                && Math.abs(entry.getKey().length() - word.length()) <= 1
                                && Spelling.isOneEditApart(entry.getKey(), word)
                                && (entry.getKey().length() != word.length()
                                        || word.length() >= 6
                                        || Spelling.isSwap(entry.getKey(), word)))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }
}
