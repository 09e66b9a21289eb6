package dev.datawright.offline.fact;

import dev.datawright.offline.fact.Fact.Distribution.Shape;
import dev.datawright.offline.text.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// `Poisson distributed with mean 12`, `gamma (shape 2, scale 1.5)`: a distribution by its name.
final class DistributionRule implements FactRule {

    private static final Map<String, Shape> NAMES = Map.ofEntries(
            Map.entry("poisson", Shape.POISSON),
            Map.entry("exponential", Shape.EXPONENTIAL),
            Map.entry("exponentially", Shape.EXPONENTIAL),
            Map.entry("exponentiell", Shape.EXPONENTIAL),
            Map.entry("exponentialverteilt", Shape.EXPONENTIAL),
            Map.entry("exponentialverteilung", Shape.EXPONENTIAL),
            Map.entry("exponentielle", Shape.EXPONENTIAL),
            Map.entry("poissonverteilt", Shape.POISSON),
            Map.entry("poisson-verteilt", Shape.POISSON),
            Map.entry("poissonverteilung", Shape.POISSON),
            Map.entry("poisson-distributed", Shape.POISSON),
            Map.entry("gamma", Shape.GAMMA),
            Map.entry("gammaverteilt", Shape.GAMMA),
            Map.entry("gamma-verteilt", Shape.GAMMA),
            Map.entry("gamma-distributed", Shape.GAMMA),
            Map.entry("lognormal", Shape.LOGNORMAL),
            Map.entry("lognormally", Shape.LOGNORMAL),
            Map.entry("log-normal", Shape.LOGNORMAL),
            Map.entry("log-normally", Shape.LOGNORMAL),
            Map.entry("lognormalverteilt", Shape.LOGNORMAL),
            Map.entry("log-normalverteilt", Shape.LOGNORMAL),
            Map.entry("binomial", Shape.BINOMIAL),
            Map.entry("binomially", Shape.BINOMIAL),
            Map.entry("binomialverteilt", Shape.BINOMIAL));
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("mean", "mean"),
            Map.entry("average", "mean"),
            Map.entry("avg", "mean"),
            Map.entry("expected", "mean"),
            Map.entry("lambda", "lambda"),
            Map.entry("λ", "lambda"),
            Map.entry("rate", "lambda"),
            Map.entry("rates", "lambda"),
            Map.entry("mittelwert", "mean"),
            Map.entry("durchschnitt", "mean"),
            Map.entry("mittel", "mean"),
            Map.entry("erwartungswert", "mean"),
            Map.entry("moyenne", "mean"),
            Map.entry("media", "mean"),
            Map.entry("around", "mean"),
            Map.entry("median", "median"),
            Map.entry("shape", "shape"),
            Map.entry("k", "shape"),
            Map.entry("alpha", "shape"),
            Map.entry("form", "shape"),
            Map.entry("formparameter", "shape"),
            Map.entry("scale", "scale"),
            Map.entry("theta", "scale"),
            Map.entry("skala", "scale"),
            Map.entry("skalenparameter", "scale"),
            Map.entry("beta", "scale"),
            Map.entry("sigma", "sigma"),
            Map.entry("σ", "sigma"),
            Map.entry("s", "sigma"),
            Map.entry("mu", "mu"),
            Map.entry("sd", "sd"),
            Map.entry("deviation", "sd"),
            Map.entry("std", "sd"),
            Map.entry("stddev", "sd"),
            Map.entry("standardabweichung", "sd"),
            Map.entry("n", "n"),
            Map.entry("trials", "n"),
            Map.entry("tries", "n"),
            Map.entry("versuche", "n"),
            Map.entry("p", "p"),
            Map.entry("probability", "p"),
            Map.entry("chance", "p"),
            Map.entry("wahrscheinlichkeit", "p"));
    private static final Set<String> SMALL = Words.of(
            "of",
            "is",
            "=",
            ":",
            "around",
            "about",
            "a",
            "an",
            "the",
            "von",
            "ist",
            "bei",
            "etwa",
            "de",
            "value",
            "deviation",
            "parameter",
            "p",
            "eine",
            "einem");
    private static final Set<String> BEFORE = Words.of("distribution", "distributed", "verteilung", "verteilt", "law");

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            Shape shape = NAMES.get(clause.token(i).lower());
            boolean name = shape != null
                    && (i > 0 || clause.size() > 1 && clause.token(1).isIn(BEFORE) || clause.nameEnd() < 0);
            if (shape != null && name && clause.isFree(i, i + 1)) {
                take(clause, i, shape);
                return;
            }
        }
    }

    private static void take(Clause clause, int at, Shape shape) {
        Map<String, Double> given = new HashMap<>();
        int last = at + 1;
        for (int i = at > 0 && clause.token(at - 1).is("(") ? at - 1 : at; i < clause.size(); i++) {
            String parameter = PARAMETERS.get(clause.token(i).lower());
            int number = i + 1;
            while (number < clause.size() && clause.token(number).isIn(SMALL)) {
                number++;
            }
            if (parameter != null
                    && number < clause.size()
                    && clause.token(number).isNumber()) {
                boolean percent =
                        number + 1 < clause.size() && clause.token(number + 1).is("%");
                given.putIfAbsent(parameter, clause.token(number).number() / (percent ? 100 : 1));
                last = Math.max(last, number + (percent ? 2 : 1));
            } else if (clause.token(i).isNumber()
                    && i + 1 < clause.size()
                    && clause.token(i + 1).is("trials", "tries")) {
                given.putIfAbsent("n", clause.token(i).number());
                last = Math.max(last, i + 2);
            }
        }
        // `average 40, exponential` says the mean first.
        for (int i = 0; i < at; i++) {
            String parameter = PARAMETERS.get(clause.token(i).lower());
            if (parameter != null && i + 1 < at && clause.token(i + 1).isNumber()) {
                given.putIfAbsent(parameter, clause.token(i + 1).number());
                clause.use(i, i + 2);
            }
        }
        if (given.isEmpty()) {
            for (int i = at + 1; i < clause.size(); i++) {
                if (clause.token(i).isNumber()) {
                    given.put("mean", clause.token(i).number());
                    last = Math.max(last, i + 1);
                    break;
                }
            }
        }
        while (last < clause.size()
                && (clause.token(last).is(")") || clause.token(last).isIn(BEFORE))) {
            last++;
        }
        int start = at > 0 && clause.token(at - 1).is("(", "a", "an") ? at - 1 : at;
        clause.take(new Fact.Distribution(shape, given), start, last);
    }
}
