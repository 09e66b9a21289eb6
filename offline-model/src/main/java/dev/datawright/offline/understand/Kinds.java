package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Concept;
import dev.datawright.offline.lexicon.Kind;
import java.util.List;
import java.util.Optional;

/// Settles the kind of a column from its noun and what is stated about it: a statement outweighs a guess from the noun.
final class Kinds {

    private Kinds() {}

    static Kind settle(Concept concept, Facts facts, List<String> words, boolean owned) {
        Kind kind = concept.kind();
        Optional<Kind> said = said(kind, concept, facts, words, owned);
        if (said.isPresent()) {
            return said.get();
        }
        if (facts.has(Fact.Choices.class) || facts.has(Fact.Dependence.class)) {
            return Kind.CHOICE;
        }
        if (facts.has(Fact.Range.class) || facts.has(Fact.Bell.class)) {
            return kind.isNumeric() || kind == Kind.DATE || kind == Kind.DATETIME
                    ? kind
                    // `cooking time between 10 and 90 minutes` is how long, not when.
                    : kind == Kind.TIME || kind == Kind.TEXT || kind == Kind.CODE ? Kind.COUNT : Kind.MEASURE;
        }
        if (facts.has(Fact.Period.class) && kind == Kind.TIME) {
            return Kind.DATETIME;
        }
        if (facts.has(Fact.Period.class) && !kind.isTemporal() && kind != Kind.BIRTH_DATE) {
            return Kind.DATE;
        }
        Optional<Kind> form = facts.find(Fact.Form.class).flatMap(found -> formed(kind, found.type()));
        if (form.isPresent()) {
            return form.get();
        }
        if (facts.has(Fact.Share.class) && (kind == Kind.UNKNOWN || kind == Kind.CHOICE || kind == Kind.FULL_NAME)) {
            return Kind.FLAG;
        }
        if (kind == Kind.FULL_NAME && concept.word().endsWith("name") && !owned && isNameOfThing(words)) {
            return Kind.TEXT;
        }
        return kind;
    }

    /// Statements that leave no doubt.
    private static Optional<Kind> said(Kind kind, Concept concept, Facts facts, List<String> words, boolean owned) {
        if (facts.has(Fact.Written.class) || facts.has(Fact.Program.class) || facts.has(Fact.Suits.class)) {
            return Optional.of(Kind.TEXT);
        }
        if (facts.has(Fact.Series.class) || facts.has(Fact.Mask.class)) {
            return Optional.of(Kind.CODE);
        }
        if (facts.has(Fact.OnlyFor.class)) {
            return Optional.of(Kind.FLAG);
        }
        if (facts.has(Fact.Gap.class)) {
            return Optional.of(kind.isTemporal() ? kind : Kind.DATE);
        }
        Optional<Fact.Distribution> distribution = facts.find(Fact.Distribution.class);
        if (distribution.isPresent()) {
            boolean counts = distribution.get().shape() == Fact.Distribution.Shape.POISSON
                    || distribution.get().shape() == Fact.Distribution.Shape.BINOMIAL;
            return Optional.of(kind.isNumeric() ? kind : counts ? Kind.COUNT : Kind.MEASURE);
        }
        return facts.find(Fact.Cases.class)
                .map(cases -> settle(concept, cases.cases().getFirst().facts(), words, owned));
    }

    private static Optional<Kind> formed(Kind kind, Fact.Form.Type type) {
        return switch (type) {
            case BOOLEAN -> Optional.of(Kind.FLAG);
            case INTEGER -> kind.isNumeric() ? Optional.empty() : Optional.of(Kind.COUNT);
            case NUMBER -> kind.isNumeric() ? Optional.empty() : Optional.of(Kind.MEASURE);
            case DATE -> kind.isTemporal() || kind == Kind.BIRTH_DATE ? Optional.empty() : Optional.of(Kind.DATE);
            case DATETIME -> Optional.of(Kind.DATETIME);
            case CODE -> Optional.of(Kind.CODE);
            case TEXT -> Optional.empty();
        };
    }

    /// `project name` is not a person's.
    private static boolean isNameOfThing(List<String> words) {
        return words.size() > 1
                && words.stream()
                        .noneMatch(word -> List.of(
                                        "full", "complete", "of", "the", "person", "persons", "their", "vollständiger")
                                .contains(word));
    }
}
