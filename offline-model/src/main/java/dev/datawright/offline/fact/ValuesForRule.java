package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `Berlin or Hamburg for Germany, Paris or Lyon for France`: values, and behind them the value of another column that
/// they belong to.
final class ValuesForRule implements FactRule {

    private static final Set<String> FOR = Words.of("for", "in", "if", "when", "bei", "für", "wenn", "with");
    private static final Set<String> SEPARATORS = Words.of(",", ";", "and", "und", "or", "oder", "/", "(", ")", "\n");
    private static final Set<String> SMALL = Words.of(
            "the",
            "either",
            "entweder",
            "it",
            "is",
            "its",
            "a",
            "an",
            "der",
            "die",
            "das",
            "es",
            "ist",
            "where",
            "country",
            ":",
            "one",
            "of");
    private static final List<TokenPattern> PARENT = TokenPattern.all(
            "depends|depending|dependent|based on|upon the|its|their?",
            "abhängig|hängt ab? von|vom der|dem?",
            "je nach der|dem?");

    @Override
    public void read(Clause clause) {
        if (clause.has(Fact.Dependence.class)) {
            return;
        }
        int start = Math.max(0, clause.nameEnd());
        int taken = start;
        String parent = "";
        for (int i = 0; i < clause.size(); i++) {
            for (TokenPattern pattern : PARENT) {
                Match match = pattern.matchAt(clause.tokens(), i);
                if (match != null && parent.isEmpty()) {
                    int end = match.end();
                    StringBuilder name = new StringBuilder();
                    while (end < clause.size()
                            && clause.token(end).isWord()
                            && !clause.token(end).isIn(SEPARATORS)
                            && !clause.token(end).is("with", "ab")) {
                        name.append(name.isEmpty() ? "" : " ")
                                .append(clause.token(end).lower());
                        end++;
                    }
                    parent = name.toString();
                    taken = i;
                    start = end;
                }
            }
        }
        Map<String, List<String>> groups = groups(clause, start);
        boolean several = groups.size() >= 2
                && groups.values().stream().mapToInt(List::size).sum() > groups.size();
        if (several && clause.isFree(start, clause.size())) {
            clause.take(new Fact.Dependence(parent, groups), taken, clause.size());
        }
    }

    private static Map<String, List<String>> groups(Clause clause, int start) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        int from = start;
        int i = start;
        while (i < clause.size()) {
            Token token = clause.token(i);
            if (token.isNumber() || token.is("%")) {
                return Map.of();
            }
            if (token.isIn(SEPARATORS)) {
                add(clause, from, i, values);
                from = i + 1;
            } else if (token.isIn(FOR) && i > from) {
                add(clause, from, i, values);
                int end = i + 1;
                while (end < clause.size() && !clause.token(end).isIn(SEPARATORS)) {
                    end++;
                }
                String key = text(clause, i + 1, end);
                if (key.isEmpty() || end - i > 4 || values.isEmpty()) {
                    return Map.of();
                }
                groups.merge(key, List.copyOf(values), (a, b) -> b);
                values.clear();
                from = end + 1;
                i = end;
            }
            i++;
        }
        add(clause, from, clause.size(), values);
        return values.isEmpty() ? groups : Map.of();
    }

    private static void add(Clause clause, int from, int to, List<String> values) {
        String value = text(clause, from, to);
        if (!value.isEmpty()) {
            values.add(value);
        }
    }

    private static String text(Clause clause, int from, int to) {
        int start = from;
        while (start < to && clause.token(start).isIn(SMALL)) {
            start++;
        }
        int end = to;
        while (end > start && clause.token(end - 1).is(".", ")", ":")) {
            end--;
        }
        return clause.text(start, end).strip();
    }
}
