package dev.datawright.offline.design;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.understand.References;
import dev.datawright.offline.understand.Wish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Brings wishes that build on each other into an order in which each finds what it needs.
final class Sequel {

    private static final String BEFORE = "^";

    private Sequel() {}

    /// @param all as they were said, which tells what "of it" means
    static List<Wish> ordered(List<Wish> all, List<Wish> later) {
        Map<String, Wish> open = new LinkedHashMap<>();
        later.forEach(wish -> open.put(wish.name(), resolved(wish, all)));
        List<Wish> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            // Of a circle the one said first begins.
            Wish next = open.values().stream()
                    .filter(wish ->
                            open.values().stream().noneMatch(other -> other != wish && needs(wish, other, open)))
                    .findFirst()
                    .orElse(open.values().iterator().next());
            ordered.add(next);
            open.remove(next.name());
        }
        return ordered;
    }

    private static boolean needs(Wish wish, Wish other, Map<String, Wish> open) {
        List<String> phrases = new ArrayList<>();
        wish.facts().find(Fact.Formula.class).ifPresent(formula -> phrases.addAll(formula.parts()));
        wish.facts().find(Fact.Suits.class).ifPresent(suits -> phrases.addAll(suits.others()));
        wish.facts().find(Fact.Gap.class).ifPresent(gap -> phrases.add(gap.other()));
        List<String> names =
                open.keySet().stream().filter(name -> !name.equals(wish.name())).toList();
        boolean named = phrases.stream()
                .filter(phrase -> phrase.length() > 1)
                .anyMatch(phrase -> References.find(phrase, names)
                        .filter(other.name()::equals)
                        .isPresent());
        return named || wish.kind() == Kind.TEXT && other.kind() == Kind.TEXT && quotes(wish, other);
    }

    /// `a solution to that description`
    private static boolean quotes(Wish wish, Wish other) {
        String quote = " " + wish.quote().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        return List.of(other.name().split("_")).stream()
                .anyMatch(
                        word -> word.length() >= 4 && !wish.name().contains(word) && quote.contains(" " + word + " "));
    }

    /// `19% of it`: of the number said before.
    private static Wish resolved(Wish wish, List<Wish> all) {
        Optional<Fact.Formula> formula = wish.facts()
                .find(Fact.Formula.class)
                .filter(said -> said.parts().contains(BEFORE));
        if (formula.isEmpty()) {
            return wish;
        }
        String before = BEFORE;
        for (Wish other : all) {
            if (other.name().equals(wish.name())) {
                break;
            }
            if (other.kind().isNumeric()
                    || other.facts().has(Fact.Range.class)
                    || other.facts().has(Fact.Formula.class)) {
                before = other.name();
            }
        }
        String name = before;
        Fact said = new Fact.Formula(formula.get().parts().stream()
                .map(part -> part.equals(BEFORE) ? name : part)
                .toList());
        return wish.with(
                wish.facts().and(new dev.datawright.offline.fact.Facts(List.of(said), new java.util.BitSet())));
    }
}
