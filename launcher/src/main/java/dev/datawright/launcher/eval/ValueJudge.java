package dev.datawright.launcher.eval;

import dev.datawright.contract.design.SamplerParams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which values a column has and how often, as its sampler says, else as its rows show.
final class ValueJudge {

    /// With so many cells a value that is never seen counts as missing.
    private static final int ENOUGH = 20;

    private final String name;
    private final Demand.@Nullable When when;
    private final DesignReading design;
    private final Sample rows;

    ValueJudge(String name, Demand.@Nullable When when, DesignReading design, Sample rows) {
        this.name = name;
        this.when = when;
        this.design = design;
        this.rows = rows;
    }

    Verdict values(List<String> wanted) {
        Set<String> ways = wanted.stream()
                .flatMap(value -> Texts.waysToWrite(value).stream())
                .collect(Collectors.toSet());
        Map<String, Double> possible = possible();
        List<String> seen = seen();
        for (String value : possible == null ? seen : List.copyOf(possible.keySet())) {
            if (!ways.contains(value)) {
                return Verdict.missed("'" + value + "' is none of them");
            }
        }
        if (possible == null && seen.isEmpty()) {
            return Verdict.missed("no cell can be measured");
        }
        Set<String> found = possible == null ? Set.copyOf(seen) : possible.keySet();
        List<String> lacking = wanted.stream()
                .filter(value -> Texts.waysToWrite(value).stream().noneMatch(found::contains))
                .toList();
        // Rows show a rare value or not by chance; a list of values is there or it is not.
        boolean enough = possible == null
                ? seen.size() < ENOUGH || lacking.size() * 2 < wanted.size() || lacking.isEmpty()
                : lacking.isEmpty();
        return Verdict.of(enough, lacking.isEmpty() ? "all of them" : "never " + lacking);
    }

    Verdict shares(Map<String, Double> wanted, double within) {
        Map<String, Double> possible = possible();
        List<String> seen = seen();
        if (possible == null && seen.isEmpty()) {
            return Verdict.missed("no cell can be measured");
        }
        for (Map.Entry<String, Double> entry : wanted.entrySet()) {
            Set<String> ways = Texts.waysToWrite(entry.getKey());
            double share = possible != null
                    ? possible.entrySet().stream()
                            .filter(value -> ways.contains(value.getKey()))
                            .mapToDouble(Map.Entry::getValue)
                            .sum()
                    : (double) seen.stream().filter(ways::contains).count() / seen.size();
            double asked = entry.getValue();
            double chance = possible != null ? 1e-6 : 4 * Math.sqrt(asked * (1 - asked) / seen.size());
            if (Math.abs(share - asked) > within + chance) {
                return Verdict.missed(String.format(Locale.ROOT, "'%s' has %.1f %%", entry.getKey(), 100 * share));
            }
        }
        return Verdict.met("as asked");
    }

    private List<String> seen() {
        return rows.filled(name).stream().map(Texts::plain).toList();
    }

    /// The values with their shares as the sampler says them; absent where only rows can tell.
    private @Nullable Map<String, Double> possible() {
        SamplerParams params = design.params(name, when);
        // A list that belongs to another column's value cannot be told by its own name.
        return switch (params) {
            case SamplerParams.Category category -> shares(category);
            case SamplerParams.Bernoulli bernoulli -> ordered("1", bernoulli.p(), "0", 1 - bernoulli.p());
            case null, default -> null;
        };
    }

    private static Map<String, Double> shares(SamplerParams.Category category) {
        List<Double> weights = category.weights();
        double sum = weights == null
                ? category.values().size()
                : weights.stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < category.values().size(); i++) {
            double weight = weights == null ? 1 : weights.get(i);
            if (weight > 0) {
                shares.merge(Texts.plain(category.values().get(i)), weight / sum, Double::sum);
            }
        }
        return shares;
    }

    private static Map<String, Double> ordered(String first, double share, String second, double rest) {
        return Stream.of(Map.entry(first, share), Map.entry(second, rest))
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
