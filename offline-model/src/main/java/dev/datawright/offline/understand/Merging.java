package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Brings together what a message says of one column in several places.
final class Merging {

    private Merging() {}

    static List<Intent> merged(List<Intent> intents, Known known) {
        List<Wish> wishes = new ArrayList<>();
        List<Intent> others = new ArrayList<>();
        int place = -1;
        for (Intent intent : intents) {
            switch (intent) {
                case Intent.Want want -> {
                    place = place < 0 ? others.size() : place;
                    want.wishes().forEach(wish -> add(wish, wishes, known));
                }
                case Intent.Alter alter
                when index(alter.column(), wishes) >= 0 && !known.columns().contains(alter.column()) -> {
                    int at = index(alter.column(), wishes);
                    wishes.set(at, with(wishes.get(at), alter));
                }
                case Intent.Remove remove -> others.addAll(removed(remove, wishes, known));
                default -> others.add(intent);
            }
        }
        boolean wanted = !wishes.isEmpty();
        List<Intent> merged = new ArrayList<>();
        for (int i = 0; i <= others.size(); i++) {
            if (i == place && wanted) {
                merged.add(new Intent.Want(wishes));
            }
            // Usual columns are for those who name none.
            if (i < others.size()
                    && !(wishes.size() > 2
                            && (others.get(i) instanceof Intent.Starter || others.get(i) instanceof Intent.Subject))) {
                merged.add(others.get(i));
            }
        }
        return merged;
    }

    private static int index(String name, List<Wish> wishes) {
        for (int i = 0; i < wishes.size(); i++) {
            if (wishes.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void add(Wish wish, List<Wish> wishes, Known known) {
        int at = index(wish.name(), wishes);
        if (at < 0 || known.columns().contains(wish.name())) {
            wishes.add(wish);
        } else if (!wish.facts().isEmpty()) {
            Wish before = wishes.get(at);
            wishes.set(at, with(before, new Intent.Alter(before.name(), wish.facts(), wish.quote())));
        }
    }

    private static Wish with(Wish wish, Intent.Alter alter) {
        var facts = wish.facts().and(alter.facts());
        Kind kind = wish.kind() == Kind.TEXT
                        && alter.facts().all().stream().allMatch(fact -> fact instanceof Fact.Suits)
                ? wish.kind()
                : Kinds.settle(wish.concept(), facts, List.of(wish.name().split("_")), wish.owner() != null);
        String quote =
                wish.quote().toLowerCase(Locale.ROOT).contains(alter.quote().toLowerCase(Locale.ROOT))
                        ? wish.quote()
                        : wish.quote() + "; " + alter.quote();
        return wish.with(facts).as(kind).quoted(quote);
    }

    /// What was wished for and taken back in one message; what remains is for the design.
    private static List<Intent> removed(Intent.Remove remove, List<Wish> wishes, Known known) {
        List<String> phrases = new ArrayList<>();
        for (String phrase : remove.phrases()) {
            Optional<String> name =
                    References.find(phrase, wishes.stream().map(Wish::name).toList());
            if (name.isPresent() && References.find(phrase, known.columns()).isEmpty()) {
                wishes.removeIf(wish -> wish.name().equals(name.get()));
            } else if (References.find(phrase, known.columns()).isPresent()
                    || !known.columns().isEmpty() && wishes.isEmpty()) {
                phrases.add(phrase);
            } else if (known.columns().isEmpty() && wishes.isEmpty()) {
                phrases.add(phrase);
            }
        }
        return phrases.isEmpty() ? List.of() : List.of(new Intent.Remove(phrases));
    }
}
