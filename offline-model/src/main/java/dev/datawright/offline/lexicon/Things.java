package dev.datawright.offline.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Subjects whose name is no person's: a product's, a company's, a dog's.
public final class Things {

    private static final String ANIMALS = "petname";
    private static final List<List<String>> ROWS = Table.read("things.txt");

    private Things() {}

    /// The names that such a subject has, when the phrase asks for a bare name.
    public static Optional<Concept> named(Concept concept, List<String> phrase, String subject) {
        boolean bare = concept.kind() == Kind.FULL_NAME
                && phrase.size() == 1
                && concept.word().startsWith("name");
        return bare
                ? list(subject).map(list -> new Concept(Kind.CHOICE, concept.word(), List.of(list)))
                : Optional.empty();
    }

    /// Whether the subject is animals, which do not grow as old as people.
    public static boolean areAnimals(String subject) {
        return list(subject).filter(ANIMALS::equals).isPresent();
    }

    private static Optional<String> list(String subject) {
        List<String> endings = new ArrayList<>(List.of(subject));
        for (int blank = subject.indexOf(' '); blank >= 0; blank = subject.indexOf(' ', blank + 1)) {
            endings.add(subject.substring(blank + 1));
        }
        return ROWS.stream()
                .filter(row -> endings.stream()
                        .anyMatch(ending -> Table.list(row.get(1)).contains(ending)
                                || Table.list(row.get(2)).contains(ending)))
                .map(List::getFirst)
                .findFirst();
    }
}
