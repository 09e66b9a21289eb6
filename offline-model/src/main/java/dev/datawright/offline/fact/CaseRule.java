package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `60000 to 140000 in Engineering, 40000 to 90000 in Sales`, `(4% for A, 9% for B)`, `cars: 5-10, trucks:
/// 20-40`: other numbers for each value of another column.
final class CaseRule implements FactRule {

    private static final Set<String> FOR =
            Words.of("for", "in", "if", "when", "bei", "für", "wenn", "with", "among", "under", "im", "on", "at");
    private static final Set<String> ENDS =
            Words.of(",", ";", "(", ")", "but", "while", "whereas", "aber", "\n", "and", "und", "or", "oder");
    private static final Set<String> OTHERS =
            Words.of("others", "rest", "otherwise", "else", "other", "sonst", "übrigen", "anderen", "everyone");
    private static final Set<String> SMALL = Words.of(
            "the",
            "a",
            "an",
            "it",
            "is",
            "its",
            "are",
            "people",
            "rows",
            "all",
            "der",
            "die",
            "das",
            "den",
            "es",
            "ist",
            ":",
            "everyone",
            "customers",
            "ones",
            "users",
            "group",
            "variant",
            "type",
            "of",
            "if",
            "for",
            "bei",
            "für");

    @Override
    public void read(Clause clause) {
        if (clause.has(Fact.Dependence.class)) {
            return;
        }
        if (!take(clause, factsFirst(clause))) {
            take(clause, valuesFirst(clause));
        }
    }

    private static boolean take(Clause clause, List<Part> parts) {
        long named = parts.stream().filter(part -> !part.value().isEmpty()).count();
        if (parts.size() < 2 || named == 0 || isDistribution(parts)) {
            return false;
        }
        List<Fact.Case> cases = parts.stream()
                .map(part -> new Fact.Case(part.value(), part.facts()))
                .toList();
        int start = parts.getFirst().start();
        if (start > 0 && clause.token(start - 1).is("(", ":")) {
            start--;
        }
        clause.take(new Fact.Cases(cases), start, clause.size());
        return true;
    }

    /// `60% for open, 40% for closed` are the shares of the values themselves.
    private static boolean isDistribution(List<Part> parts) {
        double sum = 0;
        for (Part part : parts) {
            var share = part.facts().find(Fact.Share.class);
            if (share.isEmpty()) {
                return false;
            }
            sum += share.get().percent();
        }
        return Math.abs(sum - 100) < 0.5;
    }

    private static List<Part> factsFirst(Clause clause) {
        List<Part> parts = new ArrayList<>();
        int at = Math.max(0, clause.nameEnd());
        while (at < clause.size()) {
            int preposition = at;
            boolean number = false;
            while (preposition < clause.size() && !(number && isFor(clause, preposition))) {
                number |= clause.token(preposition).isNumber();
                preposition++;
            }
            if (preposition >= clause.size()) {
                Part rest = number || !parts.isEmpty() ? others(clause, at) : null;
                if (rest != null) {
                    parts.add(rest);
                }
                break;
            }
            int end = preposition + 1;
            while (end < clause.size()
                    && !clause.token(end).isIn(ENDS)
                    && !clause.token(end).isNumber()) {
                end++;
            }
            List<String> values = new ArrayList<>();
            values.add(value(clause, preposition + 1, end));
            // `in Sales or Support`
            while (end + 1 < clause.size()
                    && clause.token(end).is("or", "and", "und", "oder")
                    && clause.token(end + 1).isWord()
                    && isLastWord(clause, end + 1)) {
                values.add(value(clause, end + 1, end + 2));
                end += 2;
            }
            int start = first(clause, at, preposition);
            Facts facts = facts(clause, start, preposition);
            if (values.getFirst().isEmpty() || facts.isEmpty()) {
                return List.of();
            }
            for (String value : values) {
                parts.add(new Part(isOthers(value) ? "" : value, facts, start));
            }
            at = end;
            while (at < clause.size() && clause.token(at).isIn(ENDS)) {
                at++;
            }
        }
        return parts;
    }

    private static boolean isLastWord(Clause clause, int at) {
        return at + 1 >= clause.size() || clause.token(at + 1).isIn(ENDS);
    }

    /// `50% otherwise`
    private static @Nullable Part others(Clause clause, int start) {
        for (int i = start; i < clause.size(); i++) {
            if (clause.token(i).isIn(OTHERS)) {
                Facts before = facts(clause, start, i);
                Facts facts = before.isEmpty() ? facts(clause, i + 1, clause.size()) : before;
                return facts.isEmpty() ? null : new Part("", facts, start);
            }
        }
        return null;
    }

    private static List<Part> valuesFirst(Clause clause) {
        List<Part> parts = new ArrayList<>();
        int start = -1;
        for (int i = Math.max(0, clause.nameEnd()); i < clause.size() && start < 0; i++) {
            if (clause.token(i).is("(", ":", ",")
                    || (i > 0
                            && clause.token(i).is("for", "für", "bei")
                            && clause.token(i - 1).isWord())) {
                start = i + 1;
            }
        }
        int from = start;
        for (int i = start; start >= 0 && i <= clause.size(); i++) {
            boolean stop = i == clause.size()
                    || clause.token(i).is(",", ";", ")", "\n")
                    || (clause.token(i).is("and", "und")
                            && i + 1 < clause.size()
                            && clause.token(i + 1).isWord()
                            && clause.token(i - 1).kind() != Token.Kind.WORD);
            if (!stop) {
                continue;
            }
            int word = from;
            while (word < i
                    && (clause.token(word).isIn(SMALL) || clause.token(word).is("and", "und"))) {
                word++;
            }
            int number = word;
            while (number < i
                    && !clause.token(number).isNumber()
                    && !clause.token(number)
                            .is(
                                    "between",
                                    "zwischen",
                                    ":",
                                    "=",
                                    "$",
                                    "€",
                                    "£",
                                    "up",
                                    "at",
                                    "from",
                                    "von",
                                    "bis",
                                    "around",
                                    "about",
                                    "is",
                                    "mean",
                                    "only",
                                    "nur")) {
                number++;
            }
            String value = word < number ? clause.text(word, number) : "";
            Facts facts = number < i
                    ? facts(clause, skip(clause, number, i), i)
                    : new Facts(List.of(), new java.util.BitSet());
            boolean numeric = facts.has(Fact.Range.class) || facts.has(Fact.Bell.class) || facts.has(Fact.Share.class);
            if (!value.isEmpty() && number - word <= 3 && numeric) {
                parts.add(new Part(isOthers(value) ? "" : value, facts, from));
            } else if (i > from) {
                return List.of();
            }
            from = i + 1;
        }
        return parts;
    }

    private static int skip(Clause clause, int start, int end) {
        int at = start;
        while (at < end && clause.token(at).is(":", "=", "is")) {
            at++;
        }
        return at;
    }

    private static boolean isFor(Clause clause, int at) {
        return clause.token(at).isIn(FOR)
                && at + 1 < clause.size()
                && !clause.token(at + 1).isNumber()
                && !clause.token(at + 1)
                        .is("between", "total", "cm", "kg", "euro", "euros", "minutes", "seconds", "years");
    }

    private static int first(Clause clause, int start, int end) {
        int at = start;
        while (at < end - 1 && clause.token(at).is(",", "(", ":", "is", "are", "and", "und", "=", "-", ";")) {
            at++;
        }
        return at;
    }

    private static Facts facts(Clause clause, int start, int end) {
        Facts facts = Facts.part(clause, start, end);
        // The "between" of the first pair is not said again: `40 and 90 in Sales`.
        boolean pair = end - start == 3
                && clause.token(start).isNumber()
                && clause.token(start + 1).is("and", "und")
                && clause.token(end - 1).isNumber();
        return pair
                ? new Facts(
                        List.of(new Fact.Range(
                                clause.token(start).number(),
                                clause.token(end - 1).number(),
                                false)),
                        facts.used())
                : facts;
    }

    private static boolean isOthers(String value) {
        return List.of(value.toLowerCase(java.util.Locale.ROOT).split(" ")).stream()
                .anyMatch(OTHERS::contains);
    }

    private static String value(Clause clause, int start, int end) {
        int from = start;
        int to = end;
        while (from < to - 1 && clause.token(from).isIn(SMALL)) {
            from++;
        }
        while (to > from + 1 && clause.token(to - 1).is("people", "rows", "ones", "customers", "users", ".")) {
            to--;
        }
        return from < to && to - from <= 3 ? clause.text(from, to).strip() : "";
    }

    private record Part(String value, Facts facts, int start) {}
}
