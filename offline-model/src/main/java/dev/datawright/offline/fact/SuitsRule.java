package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `that fits the brand and the rating`, `matching the body`, `passend zur Note`: what a text is made to suit.
final class SuitsRule implements FactRule {

    private static final List<TokenPattern> SHAPES = TokenPattern.all(
            "written? so|such? that|which? it|they? fits|fit|suits|suit|matches|match|reflects|reflect",
            "that|which? should|must|shall|to? match|fit|suit|reflect",
            "matching|fitting|suiting|reflecting|mentioning",
            "consistent|in line|accordance with",
            "based on",
            "passend zu|zur|zum",
            "passt zu|zur|zum",
            "die|der|das? zu|zur|zum");
    private static final TokenPattern BARE =
            TokenPattern.of("match|matches|fit|fits|suit|suits|reflect|reflects|passt|passen zu|zur|zum?");
    private static final Set<String> SMALL = Words.of(
            "the", "a", "an", "its", "their", "this", "that", "of", "number", "row", "row's", "der", "die", "das",
            "dem", "den", "des", "zur", "zum", "zu", "passt", "passen", "each", "given", "own", "same");

    @Override
    public void read(Clause clause) {
        if (clause.nameEnd() < 0 && clause.size() > 1) {
            Match bare = BARE.matchAt(clause.tokens(), 0);
            List<String> others = bare == null ? List.of() : names(clause, bare.end());
            if (!others.isEmpty()) {
                clause.take(new Fact.Suits(others), 0, clause.size());
                return;
            }
        }
        for (int i = 1; i < clause.size(); i++) {
            for (TokenPattern shape : SHAPES) {
                Match match = shape.matchAt(clause.tokens(), i);
                if (match != null && match.end() < clause.size() && clause.isFree(i, clause.size())) {
                    boolean german = clause.token(match.end() - 1).is("zu", "zur", "zum");
                    if (german && clause.tokens().stream().noneMatch(token -> token.is("passt", "passen", "passend"))) {
                        continue;
                    }
                    List<String> others = names(clause, match.end());
                    if (!others.isEmpty()) {
                        clause.take(new Fact.Suits(others), i, clause.size());
                        return;
                    }
                }
            }
        }
    }

    private static List<String> names(Clause clause, int start) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = start; i < clause.size(); i++) {
            Token token = clause.token(i);
            if (token.is("and", "und", ",", "&", "or", "as")) {
                add(name, names);
            } else if (token.isWord() && !token.isIn(SMALL)) {
                name.append(name.isEmpty() ? "" : " ").append(token.lower());
            }
        }
        add(name, names);
        return names;
    }

    private static void add(StringBuilder name, List<String> names) {
        if (!name.isEmpty()) {
            names.add(name.toString());
            name.setLength(0);
        }
    }
}
