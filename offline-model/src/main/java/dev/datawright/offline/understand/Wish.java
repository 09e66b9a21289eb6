package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Concept;
import dev.datawright.offline.lexicon.Kind;
import org.jspecify.annotations.Nullable;

/// One column as the person wants it.
///
/// @param name snake_case
/// @param kind what the words and facts together make it
/// @param quote the person's words
/// @param owner the kind of person it belongs to, such as `officer`; absent when none is named
public record Wish(
        String name,
        Concept concept,
        Kind kind,
        Facts facts,
        String quote,
        @Nullable String owner) {

    public Wish as(Kind other) {
        return new Wish(name, concept, other, facts, quote, owner);
    }

    public Wish ownedBy(String person) {
        return new Wish(name, concept, kind, facts, quote, person);
    }

    public Wish named(String other) {
        return new Wish(other, concept, kind, facts, quote, owner);
    }

    public Wish with(Facts others) {
        return new Wish(name, concept, kind, others, quote, owner);
    }

    public Wish quoted(String words) {
        return new Wish(name, concept, kind, facts, words, owner);
    }

    public Wish with(Fact fact) {
        return new Wish(name, concept, kind, facts.with(fact), quote, owner);
    }
}
