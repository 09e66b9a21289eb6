package dev.datawright.offline.lexicon;

import java.util.List;

/// A known noun.
///
/// @param word the words of the phrase that were recognised, in lower case; empty for an unknown one
/// @param arguments defaults, by kind: low, high and decimals of numbers; months back and ahead of dates; name of a
/// value list
public record Concept(Kind kind, String word, List<String> arguments) {

    public static final Concept UNKNOWN = new Concept(Kind.UNKNOWN, "", List.of());

    public Concept {
        arguments = List.copyOf(arguments);
    }

    public double number(int index, double otherwise) {
        return index < arguments.size() ? Double.parseDouble(arguments.get(index)) : otherwise;
    }

    /// Name of the value list of a choice; empty when it has none.
    public String list() {
        return kind == Kind.CHOICE && !arguments.isEmpty() ? arguments.getFirst() : "";
    }

    public Concept as(Kind other) {
        return new Concept(other, word, List.of());
    }
}
