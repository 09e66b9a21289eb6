package dev.datawright.offline.fact;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A phrase about one column while rules read it: each token is taken by at most one rule.
final class Clause {

    private final String text;
    private final List<Token> tokens;
    private final Kind kind;
    private final int nameEnd;
    private final LocalDate today;
    private final BitSet used = new BitSet();
    private final List<Fact> facts = new ArrayList<>();

    /// @param text what the tokens' offsets refer to
    /// @param nameEnd index after the known noun that names the column; 0 when there is none, below 0 when the
    /// clause has no name
    Clause(String text, List<Token> tokens, Kind kind, int nameEnd, LocalDate today) {
        this.text = text;
        this.tokens = tokens;
        this.kind = kind;
        this.nameEnd = nameEnd;
        this.today = today;
    }

    String source() {
        return text;
    }

    List<Token> tokens() {
        return tokens;
    }

    boolean has(Class<? extends Fact> type) {
        return facts.stream().anyMatch(type::isInstance);
    }

    Token token(int index) {
        return tokens.get(index);
    }

    int size() {
        return tokens.size();
    }

    Kind kind() {
        return kind;
    }

    int nameEnd() {
        return nameEnd;
    }

    LocalDate today() {
        return today;
    }

    boolean isFree(int start, int end) {
        int next = used.nextSetBit(start);
        return next < 0 || next >= end;
    }

    void take(Fact fact, int start, int end) {
        facts.add(fact);
        used.set(start, end);
    }

    void use(int start, int end) {
        used.set(start, end);
    }

    List<Fact> facts() {
        return facts;
    }

    BitSet used() {
        return used;
    }

    /// The text of some tokens as it was written; quotes around the whole are left out.
    String text(int start, int end) {
        if (start >= end) {
            return "";
        }
        if (end - start == 1) {
            return tokens.get(start).text();
        }
        return text.substring(tokens.get(start).start(), tokens.get(end - 1).end());
    }
}
