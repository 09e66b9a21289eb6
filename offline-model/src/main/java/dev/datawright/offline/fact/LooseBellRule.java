package dev.datawright.offline.fact;

import dev.datawright.offline.text.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `normal around 1600 (sd 350)`, `mean 14, standard deviation 4`: middle and spread, whatever stands between them.
final class LooseBellRule implements FactRule {

    private static final Set<String> SPREAD = Words.of(
            "sd",
            "std",
            "stddev",
            "deviation",
            "sigma",
            "σ",
            "spread",
            "standardabweichung",
            "streuung",
            "stdev",
            "std-dev");
    private static final Set<String> MIDDLE = Words.of(
            "mean",
            "average",
            "avg",
            "around",
            "about",
            "mu",
            "μ",
            "centered",
            "centred",
            "mittelwert",
            "durchschnitt",
            "um",
            "schnitt",
            "mittel",
            "normal",
            "normally",
            "normalverteilt",
            "erwartungswert",
            "averaging");
    private static final Set<String> SMALL = Words.of(
            "of",
            "is",
            "=",
            ":",
            "around",
            "about",
            "at",
            "on",
            "distributed",
            "with",
            "a",
            "an",
            "the",
            "mean",
            "von",
            "ist",
            "bei",
            "um",
            "dem",
            "einem",
            "einer",
            "mit",
            "distribution",
            "verteilt",
            "dev",
            "deviation",
            ".",
            ",",
            "(",
            "average",
            "$",
            "€",
            "£",
            "roughly",
            "mittelwert");

    @Override
    public void read(Clause clause) {
        double[] middle = new double[1];
        double[] spread = new double[1];
        int[] first = number(clause, MIDDLE, SPREAD, middle);
        int[] second = number(clause, SPREAD, Set.of(), spread);
        if (first == null || second == null) {
            return;
        }
        int start = Math.min(first[0], second[0]);
        int end = Math.max(first[1], second[1]);
        if (end - start <= 14 && clause.isFree(start, end)) {
            while (end < clause.size() && clause.token(end).is(")")) {
                end++;
            }
            clause.take(new Fact.Bell(middle[0], spread[0]), start, end);
        }
    }

    /// The number behind one of the words; null when there is none.
    private static int @Nullable [] number(Clause clause, Set<String> words, Set<String> others, double[] value) {
        for (int i = 0; i < clause.size(); i++) {
            if (!clause.token(i).isIn(words)) {
                continue;
            }
            int at = i + 1;
            double sign = 1;
            while (at < clause.size()
                    && clause.token(at).isIn(SMALL)
                    && !clause.token(at).isIn(others)) {
                at++;
            }
            if (at + 1 < clause.size() && clause.token(at).is("-", "minus")) {
                sign = -1;
                at++;
            }
            if (at < clause.size() && clause.token(at).isNumber()) {
                value[0] = sign * clause.token(at).number();
                int start = i > 0 && clause.token(i - 1).is("standard", "normal", "normally") ? i - 1 : i;
                return new int[] {start, at + 1};
            }
        }
        return null;
    }
}
