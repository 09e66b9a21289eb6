package dev.datawright.offline.fact;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `low, medium, high; 60/30/10`, `delivered/late/lost, 80/15/5`, `A or B fifty-fifty`: values first, then
/// their shares in the same order.
final class SplitWeightsRule implements FactRule {

    private static final Set<String> VALUE_SEPARATORS =
            Words.of(",", "/", "|", "or", "oder", "and", "und", ";", "\n", "o", "ou");
    private static final Set<String> WEIGHT_SEPARATORS =
            Words.of("/", ",", ":", "and", "und", "|", "-", "–", "to", "zu");
    private static final Set<String> BETWEEN = Words.of(
            "split",
            "weights",
            "weight",
            "weighted",
            "ratio",
            "with",
            "in",
            "a",
            "of",
            "the",
            "at",
            "roughly",
            "about",
            "probabilities",
            "probability",
            "percent",
            ",",
            ";",
            ":",
            "(",
            ")",
            "respectively",
            "shares",
            "share",
            "im",
            "verhältnis",
            "mit",
            "gewichtet",
            "gewichten",
            "anteile",
            "verteilt",
            "verteilung",
            "distribution",
            "distributed",
            "is",
            "are",
            "as",
            "-",
            "–",
            "=",
            "anteilen",
            "each",
            "jeweils",
            "chance",
            "chances",
            "approx",
            "etwa",
            "ca",
            ".",
            "mix",
            "proportions",
            "zu",
            "und",
            "and");
    private static final Set<String> EVEN =
            Words.of("fifty-fifty", "half-half", "half-and-half", "50-50", "halbe-halbe", "fifty/fifty");

    @Override
    public void read(Clause clause) {
        for (int i = 1; i < clause.size(); i++) {
            if (clause.token(i).isIn(EVEN) && take(clause, i, i + 1, List.of(50.0, 50.0))) {
                return;
            }
            Run run = run(clause, i);
            if (run != null && take(clause, i, run.end(), run.weights())) {
                return;
            }
        }
    }

    /// Numbers that make up a hundred, or one.
    private static @Nullable Run run(Clause clause, int start) {
        if (!clause.token(start).isNumber()
                || (start > 0 && clause.token(start - 1).isIn(Set.of("/", "|")))) {
            return null;
        }
        List<Double> weights = new ArrayList<>();
        double sum = 0;
        int at = start;
        while (at < clause.size() && clause.token(at).isNumber()) {
            weights.add(clause.token(at).number());
            sum += clause.token(at).number();
            at++;
            if (at < clause.size() && clause.token(at).is("%", "percent", "prozent")) {
                at++;
            }
            int next = at;
            while (next < clause.size() && clause.token(next).isIn(WEIGHT_SEPARATORS)) {
                next++;
            }
            if (next == at || next >= clause.size() || !clause.token(next).isNumber()) {
                break;
            }
            at = next;
        }
        double whole = Math.abs(sum - 100) < 1.01 ? 100 : Math.abs(sum - 1) < 0.011 ? 1 : 0;
        if (weights.size() < 2 || whole == 0) {
            return null;
        }
        return new Run(weights.stream().map(weight -> weight / whole * 100).toList(), at);
    }

    private static boolean take(Clause clause, int start, int end, List<Double> weights) {
        // A statement may part the values from their weights: `(5, 10 or 15, the small ones more often: 50/30/20)`.
        for (int to = start; to > 0 && start - to <= 8; to--) {
            boolean plain = clause.tokens().subList(to, start).stream().allMatch(token -> token.isIn(BETWEEN));
            boolean said = to < start
                    && clause.token(start - 1).is(":", "(", "-")
                    && clause.token(to).is(",", ";", ")");
            boolean inside = to > 1
                    && clause.token(to - 1).isWord()
                    && clause.token(to - 1).isIn(BETWEEN);
            if (inside || !plain && !said) {
                continue;
            }
            List<String> values = new ArrayList<>();
            int from = values(clause, to, weights.size(), values);
            if (values.size() == weights.size() && clause.isFree(from, start)) {
                List<Fact.Choice> choices = new ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    choices.add(new Fact.Choice(values.get(i), weights.get(i), false));
                }
                int first = from > 0 && clause.token(from - 1).is("(", "[") ? from - 1 : from;
                int last = end;
                while (last < clause.size()
                        && (clause.token(last).isIn(BETWEEN)
                                && !clause.token(last).is("with", "mit", ","))) {
                    last++;
                }
                clause.take(new Fact.Choices(choices), first, last);
                return true;
            }
        }
        return false;
    }

    /// The last so many values before a token, in their order; returns where they begin.
    private static int values(Clause clause, int to, int count, List<String> values) {
        int end = to;
        while (end > 0 && clause.token(end - 1).isIn(Set.of(",", ";", ")", ":", "percent", "%", "-", "("))) {
            end--;
        }
        int at = end;
        int longest = 1;
        while (at > 0 && values.size() < count) {
            int start = at;
            while (start > 0
                    && !isSeparator(clause.token(start - 1))
                    && !clause.token(start - 1).is("(", "[", ":", "=")) {
                start--;
            }
            int length = at - start;
            boolean first = values.size() == count - 1;
            if (first) {
                int own = start;
                if (clause.nameEnd() > start && clause.nameEnd() < at) {
                    own = clause.nameEnd();
                } else if (length > longest) {
                    own = at - longest;
                }
                while (own < at - 1 && clause.token(own).is("is", "are", "either", "of", "ist", "one", "the", "from")) {
                    own++;
                }
                start = own;
            }
            if (length == 0 || at - start > 4) {
                return to;
            }
            longest = Math.max(longest, length);
            values.addFirst(clause.text(start, at).replaceAll("\\s*(?:%|percent)$", ""));
            if (first) {
                return start;
            }
            if (start == 0 || !isSeparator(clause.token(start - 1))) {
                return to;
            }
            at = start;
            while (at > 0 && isSeparator(clause.token(at - 1))) {
                at--;
            }
        }
        return to;
    }

    private static boolean isSeparator(Token token) {
        return token.isIn(VALUE_SEPARATORS);
    }

    private record Run(List<Double> weights, int end) {}
}
