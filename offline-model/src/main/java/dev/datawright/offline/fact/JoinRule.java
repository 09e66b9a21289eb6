package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `label that says colour and amount, like 'red x 3'`, `full name made of first and last name`: other columns'
/// values one behind the other.
final class JoinRule implements FactRule {

    private static final List<TokenPattern> SHAPES = TokenPattern.all(
            "that|which? says|shows|combines|joins|concatenates|contains",
            "combining|concatenating|joining",
            "combined|concatenated|joined|composed|built|assembled|made|consisting|created|derived|formed from|of|out|by of?",
            "concatenation|combination of",
            "zusammengesetzt|bestehend|gebildet aus|von",
            "aus");
    private static final Set<String> SMALL =
            Words.of("the", "a", "its", "their", "of", "der", "die", "das", "dem", "den");

    @Override
    public void read(Clause clause) {
        if (clause.has(Fact.Suits.class) || clause.has(Fact.Written.class)) {
            return;
        }
        for (int i = 1; i < clause.size(); i++) {
            for (TokenPattern shape : SHAPES) {
                Match match = shape.matchAt(clause.tokens(), i);
                if (match != null && clause.isFree(i, match.end()) && take(clause, i, match.end())) {
                    return;
                }
            }
        }
    }

    private static boolean take(Clause clause, int from, int start) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        String example = "";
        int i = start;
        for (; i < clause.size(); i++) {
            Token token = clause.token(i);
            if (token.kind() == Token.Kind.QUOTED) {
                example = token.text();
            } else if (token.is("and", "und", ",", "&", "+", "(")) {
                add(name, names);
            } else if (token.is("like", "wie", "e", "g", ".", ")", "such", "as", "for", "example", "z", "b")) {
                add(name, names);
            } else if (!token.isWord()) {
                return false;
            } else if (!token.isIn(SMALL)) {
                name.append(name.isEmpty() ? "" : " ").append(token.lower());
            }
        }
        add(name, names);
        if (names.size() < 2 || names.size() > 5 || names.stream().anyMatch(one -> one.split(" ").length > 3)) {
            return false;
        }
        clause.take(new Fact.Joined(names, separator(example)), from, clause.size());
        return true;
    }

    /// What stands between the first and the last word of the example.
    private static String separator(String example) {
        String middle = example.replaceFirst("^[\\p{L}\\p{N}]+", "").replaceFirst("[\\p{L}\\p{N}.]+$", "");
        return middle.isEmpty() || middle.length() > 6 || middle.length() == example.length() ? " " : middle;
    }

    private static void add(StringBuilder name, List<String> names) {
        if (!name.isEmpty()) {
            names.add(name.toString());
            name.setLength(0);
        }
    }
}
