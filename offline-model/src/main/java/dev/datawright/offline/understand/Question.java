package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Token;

/// A column said as a small question: `whether it was paid`, `when it was written`, `how many items`.
enum Question {
    NONE,
    WHETHER,
    WHEN,
    HOW_MANY,
    HOW_MUCH,
    HOW_OLD;

    static Question of(Sentence words) {
        Token first = words.token(0);
        if (words.size() < 2) {
            return NONE;
        }
        Token second = words.token(1);
        if (first.is("whether", "if", "ob")) {
            return WHETHER;
        }
        if (first.is("when", "wann")) {
            return WHEN;
        }
        if ((first.is("how") && second.is("many")) || (first.is("wie") && second.is("viele"))) {
            return HOW_MANY;
        }
        if ((first.is("how") && second.is("much")) || (first.is("wie") && second.is("viel"))) {
            return HOW_MUCH;
        }
        if ((first.is("how") && second.is("old")) || (first.is("wie") && second.is("alt"))) {
            return HOW_OLD;
        }
        return NONE;
    }

    /// How many tokens the question word has.
    int length(Sentence words) {
        return switch (this) {
            case NONE -> 0;
            case WHETHER, WHEN -> 1;
            case HOW_MANY, HOW_MUCH, HOW_OLD -> Math.min(2, words.size());
        };
    }

    Kind kind(Kind otherwise) {
        return switch (this) {
            case NONE -> otherwise;
            case WHETHER -> Kind.FLAG;
            case WHEN -> Kind.DATE;
            case HOW_MANY -> otherwise == Kind.COUNT || otherwise == Kind.MEASURE ? otherwise : Kind.COUNT;
            case HOW_MUCH -> otherwise.isNumeric() ? otherwise : Kind.AMOUNT;
            case HOW_OLD -> Kind.AGE;
        };
    }

    /// What the name starts with.
    String prefix(boolean german) {
        return switch (this) {
            case NONE, WHETHER, HOW_MUCH -> "";
            case WHEN -> german ? "datum" : "date";
            case HOW_MANY -> german ? "anzahl" : "number of";
            case HOW_OLD -> german ? "alter" : "age";
        };
    }
}
