package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `only Engineering people can be remote`, `nur bei Premium`: yes is left to some values of another column.
final class OnlyRule implements FactRule {

    private static final Set<String> VERBS = Words.of(
            "can",
            "may",
            "are",
            "is",
            "be",
            "have",
            "has",
            "get",
            "gets",
            "kann",
            "können",
            "darf",
            "dürfen",
            "ist",
            "sind",
            "haben",
            "hat",
            "possible",
            "allowed",
            "möglich",
            "will");
    private static final Set<String> SMALL = Words.of(
            "the",
            "a",
            "an",
            "for",
            "if",
            "in",
            "when",
            "with",
            "people",
            "persons",
            "ones",
            "rows",
            "customers",
            "staff",
            "employees",
            "members",
            "users",
            "bei",
            "für",
            "wenn",
            "in",
            "der",
            "die",
            "das",
            "den",
            "im",
            "leute",
            "by",
            "those",
            "that");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i + 1 < clause.size(); i++) {
            boolean only = clause.token(i).is("only", "nur");
            boolean other = i > 0 || clause.tokens().stream().anyMatch(token -> token.isIn(VERBS));
            if (!only || !other || clause.token(i + 1).isNumber()) {
                continue;
            }
            boolean joined = clause.token(i + 1).is("for", "if", "in", "when", "bei", "für", "wenn", "with");
            int end = i + 1;
            while (end < clause.size() && !clause.token(end).isIn(VERBS)) {
                end++;
            }
            if (end == clause.size() && !joined) {
                continue;
            }
            List<String> values = values(clause, i + 1, end);
            if (!values.isEmpty() && clause.isFree(i, end)) {
                clause.take(new Fact.OnlyFor(values), i, clause.size());
                return;
            }
        }
    }

    private static List<String> values(Clause clause, int start, int end) {
        List<String> values = new ArrayList<>();
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i < end && !clause.token(i).is(",", "and", "und", "or", "oder", "/", "&")) {
                continue;
            }
            int first = from;
            int last = i;
            while (first < last && clause.token(first).isIn(SMALL)) {
                first++;
            }
            while (last > first && isSmall(clause.token(last - 1))) {
                last--;
            }
            if (first < last && last - first <= 3) {
                values.add(clause.text(first, last));
            }
            from = i + 1;
        }
        return values;
    }

    private static boolean isSmall(Token token) {
        return token.isIn(SMALL) || token.is(".", ")");
    }
}
