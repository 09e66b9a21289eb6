package dev.datawright.rules.plan;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.words.Words;
import java.util.List;
import java.util.Optional;

/// How often columns that follow each other in time are drawn until their constraints hold; others are built after a
/// thousand times.
///
/// @param columns that are drawn together
/// @param times how often a row is drawn, on the average, where it takes longest
record Redraws(List<String> columns, double times) {

    /// From so many on, a person should know.
    private static final double MANY = 10;

    static List<Redraws> of(DataDesignerConfig config) {
        List<Constraint.Inequality> inequalities = config.constraints().stream()
                .filter(Constraint.Inequality.class::isInstance)
                .map(Constraint.Inequality.class::cast)
                .toList();
        return Bundle.of(config, inequalities).stream()
                .filter(Bundle::follows)
                .map(bundle -> new Redraws(bundle.names(), times(bundle)))
                .toList();
    }

    private static double times(Bundle bundle) {
        double rarest = bundle.choices().stream()
                .flatMap(List::stream)
                .mapToDouble(choice -> bundle.solve(choice).trials().share())
                .min()
                .orElse(1);
        return 1 / rarest;
    }

    /// How long it takes, beyond drawing each once.
    double seconds(long rows, double perSecond) {
        return rows * (times - 1) * columns.size() / perSecond;
    }

    /// What the person should see; empty when it is little.
    Optional<String> notice() {
        return times < MANY
                ? Optional.empty()
                : Optional.of(
                        "The constraints on " + Words.quoted(columns) + " hold in few of the rows that are drawn, so"
                                + " that each is drawn about " + Words.number(Math.rint(times)) + " times.");
    }
}
