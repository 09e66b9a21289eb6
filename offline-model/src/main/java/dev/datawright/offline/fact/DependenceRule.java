package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `depends on brand: BMW: X1, X3; Audi: A3, A4`: other values for each value of another column.
final class DependenceRule implements FactRule {

    private static final List<TokenPattern> STARTS = TokenPattern.all(
            "that|which|is|ist? depends|depending|dependent|based on the|its|der|des|vom|von?",
            "for|per each|every? brand|category",
            "abhängig von|vom der|dem?",
            "hängt ab? von|vom der|dem?",
            "je nach der|dem?");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            for (TokenPattern pattern : STARTS) {
                Match match = pattern.matchAt(clause.tokens(), i);
                if (match != null && readGroups(clause, i, match.end())) {
                    return;
                }
            }
        }
    }

    private static boolean readGroups(Clause clause, int start, int parentStart) {
        int at = parentStart;
        while (at < clause.size()
                && clause.token(at).isWord()
                && !clause.token(at).is("ab")) {
            at++;
        }
        String parent = words(clause, parentStart, at);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        String key = "";
        int pieceStart = at;
        int end = clause.size();
        for (int i = at; i <= end; i++) {
            boolean stop = i == end;
            Token token = stop ? null : clause.token(i);
            if (token != null && token.is(":", "=", "->", "→") && i > pieceStart) {
                String name = clean(clause.text(pieceStart, i));
                key = name.isEmpty() ? key : name;
                groups.putIfAbsent(key, new ArrayList<>());
                pieceStart = i + 1;
            } else if (token == null || token.is(",", ";", "\n", "or", "oder", "and", "und", "(", ")", ":", "ab")) {
                String value = clean(clause.text(pieceStart, i));
                List<String> values = groups.get(key);
                if (!value.isEmpty() && values != null) {
                    values.add(value);
                }
                pieceStart = i + 1;
            }
        }
        groups.values().removeIf(List::isEmpty);
        if (parent.isEmpty() || groups.isEmpty()) {
            return false;
        }
        clause.take(new Fact.Dependence(parent, groups), start, end);
        return true;
    }

    private static String words(Clause clause, int start, int end) {
        return clause.tokens().subList(start, end).stream().map(Token::lower).collect(Collectors.joining(" "));
    }

    private static String clean(String text) {
        return text.strip()
                .replaceFirst("(?i)^(for|für|if|when|bei) ", "")
                .replaceAll("^[\"„“]|[\"“”]$", "")
                .strip();
    }
}
