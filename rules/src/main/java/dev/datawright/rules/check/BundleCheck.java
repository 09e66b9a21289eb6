package dev.datawright.rules.check;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.constraint.ConstraintGraph;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.constraint.Trials;
import dev.datawright.rules.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whether the constraints on columns that are drawn together hold often enough, in every kind of row.
final class BundleCheck {

    /// Sums of probabilities are not more exact than this.
    private static final double NEVER = 1e-12;

    /// A bound that leaves less of a column's values is taken for a mistake.
    private static final double RAREST_VALUE = 1e-6;

    /// Two columns that fit together less often leave little of what either is to look like.
    private static final double RAREST_ROW = 1e-4;

    private final Bundle bundle;
    private final List<Findings> places;
    private final Set<Integer> reported = new HashSet<>();

    /// @param places of the bundle's constraints
    BundleCheck(Bundle bundle, List<Findings> places) {
        this.bundle = bundle;
        this.places = places;
    }

    void check() {
        Optional<List<List<Integer>>> choices = bundle.choices();
        if (choices.isEmpty()) {
            places.getFirst()
                    .add(
                            "too-many-conditions",
                            "The conditions of " + Words.quoted(conditional())
                                    + " give too many kinds of rows to look whether the constraints hold in each",
                            "use fewer or simpler conditions, such as kind == 'truck'");
            return;
        }
        List<Bundle.Solution> solutions =
                choices.get().stream().map(bundle::solve).toList();
        for (int i = 0; i < solutions.size(); i++) {
            checkFeasible(choices.get().get(i), solutions.get(i));
        }
        if (reported.isEmpty()) {
            // One kind of row that takes too many tries is enough to know: each takes its time.
            for (int i = 0; i < solutions.size() && !(bundle.follows() && !reported.isEmpty()); i++) {
                checkOdds(choices.get().get(i), solutions.get(i));
            }
        }
    }

    private void checkFeasible(List<Integer> choice, Bundle.Solution solution) {
        for (ConstraintGraph.Infeasible infeasible : solution.infeasible()) {
            report(
                    infeasible.constraint(),
                    "infeasible-constraint",
                    bundle.where(choice) + infeasible.reason(),
                    bundle.isPlain() || bundle.follows()
                            ? "change the constraint or the ranges"
                            : "change the constraint, or the ranges of that condition");
        }
    }

    private void checkOdds(List<Integer> choice, Bundle.Solution solution) {
        if (bundle.follows()) {
            checkTrials(choice, solution);
            return;
        }
        Map<String, SamplerColumnConfig> columns =
                solution.columns().stream().collect(Collectors.toMap(SamplerColumnConfig::name, Function.identity()));
        for (int i = 0; i < bundle.constraints().size(); i++) {
            checkOdds(i, bundle.where(choice), columns);
        }
    }

    /// A constraint that hardly ever holds would leave little of what the columns are to look like, and take long.
    private void checkOdds(int index, String where, Map<String, SamplerColumnConfig> columns) {
        switch (bundle.constraints().get(index)) {
            case Constraint.ScalarInequality scalar -> {
                double odds = Odds.of(named(columns, scalar.targetColumn()), scalar);
                if (odds < RAREST_VALUE) {
                    report(
                            index,
                            "near-infeasible-constraint",
                            where + "'" + scalar.targetColumn() + " "
                                    + scalar.operator().sign() + " "
                                    + Words.number(scalar.rhs()) + "' holds for "
                                    + (odds < NEVER ? "none" : rarely(odds)) + " of the values of '"
                                    + scalar.targetColumn() + "'",
                            "change the constraint, or the parameters of the column");
                }
            }
            case Constraint.ColumnInequality inequality -> {
                boolean greater = inequality.operator().isGreater();
                String lower = greater ? inequality.rhs() : inequality.targetColumn();
                String upper = greater ? inequality.targetColumn() : inequality.rhs();
                double odds = Odds.ofOrder(named(columns, lower), named(columns, upper));
                if (odds < RAREST_ROW) {
                    report(
                            index,
                            "near-infeasible-constraint",
                            where + "'" + lower
                                    + (inequality.operator().allowsEqual() ? " <= " : " < ") + upper
                                    + "' would hold in " + (odds < NEVER ? "no row" : rarely(odds) + " rows"),
                            "bring the ranges of the two columns closer together");
                }
            }
        }
    }

    private static SamplerColumnConfig named(Map<String, SamplerColumnConfig> columns, String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    private void checkTrials(List<Integer> choice, Bundle.Solution solution) {
        Trials trials = solution.trials();
        if (trials.share() >= Trials.RAREST) {
            return;
        }
        int worst = 0;
        for (int i = 0; i < trials.violated().size(); i++) {
            worst = trials.violated().get(i) > trials.violated().get(worst) ? i : worst;
        }
        ConstraintGroup.Order order = solution.group().orders().get(worst);
        String lower = solution.group().columns().get(order.lower());
        String upper = solution.group().columns().get(order.upper());
        int alone = trials.tried() - trials.violated().get(worst);
        String odds = trials.kept() == 0
                ? "no row of " + Words.number(trials.tried()) + " that were tried"
                : rarely(roughly(trials.share())) + " rows";
        String subject = trials.violated().size() == 1
                ? "'" + lower + (order.strict() ? " < " : " <= ") + upper + "' would hold in "
                : "all of the constraints on " + Words.quoted(bundle.names()) + " would hold in ";
        String hint = trials.violated().size() == 1
                ? ""
                : "; '" + lower + (order.strict() ? " < " : " <= ") + upper + "' alone in " + Words.number(alone)
                        + " of " + Words.number(trials.tried());
        report(
                indexOf(lower, upper),
                "near-infeasible-constraint",
                bundle.where(choice) + subject + odds + hint,
                "bring the ranges of the columns closer together, or change dt_min and dt_max");
    }

    /// Two digits, which is all that counting tells.
    private static double roughly(double share) {
        double unit = Math.pow(10, Math.floor(Math.log10(1 / share)) - 1);
        return 1 / (Math.rint(1 / share / unit) * unit);
    }

    private int indexOf(String lower, String upper) {
        for (int i = 0; i < bundle.constraints().size(); i++) {
            if (bundle.constraints().get(i) instanceof Constraint.ColumnInequality inequality
                    && (inequality.targetColumn().equals(lower)
                                    && inequality.rhs().equals(upper)
                            || inequality.targetColumn().equals(upper)
                                    && inequality.rhs().equals(lower))) {
                return i;
            }
        }
        return 0;
    }

    private List<String> conditional() {
        return bundle.columns().stream()
                .filter(column -> !column.conditionalParams().isEmpty())
                .map(SamplerColumnConfig::name)
                .toList();
    }

    /// One sentence a constraint: the kinds of rows that follow would say much the same.
    private void report(int constraint, String code, String sentence, String suggestion) {
        if (reported.add(constraint)) {
            places.get(constraint).add(code, sentence, suggestion);
        }
    }

    private static String rarely(double odds) {
        return String.format(Locale.ROOT, "one of about %,.0f", 1 / odds);
    }
}
