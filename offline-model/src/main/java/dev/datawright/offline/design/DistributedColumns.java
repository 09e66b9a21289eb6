package dev.datawright.offline.design;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.understand.Wish;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers of a distribution that was named.
final class DistributedColumns implements ColumnMaker {

    private static final double USUAL_MEAN = 10;
    private static final double USUAL_SHAPE = 2;
    private static final double USUAL_SIGMA = 0.5;

    @Override
    public void make(Wish wish, Workbench bench) {
        wish.facts().find(Fact.Distribution.class).ifPresent(said -> {
            boolean whole = wish.kind() == Kind.COUNT || wish.kind() == Kind.AGE;
            set(
                    wish.name(),
                    wish.quote(),
                    said,
                    NumberColumns.decimals(wish.facts(), whole ? 0 : 2, wish.kind()),
                    bench);
        });
    }

    static void set(String name, String quote, Fact.Distribution said, int decimals, Workbench bench) {
        SamplerParams params = params(said.shape(), said.given(), decimals == 0 ? null : Integer.valueOf(decimals));
        if (params == null) {
            bench.note(new Note.DoesNotFit(name, quote));
            return;
        }
        bench.set(
                new SamplerColumnConfig(
                        name, params, decimals == 0 && params instanceof SamplerParams.Scipy ? "int" : null, false),
                quote,
                said.given().isEmpty() ? new Assumption.Numbers(0, USUAL_MEAN * 2) : null);
    }

    private static @Nullable SamplerParams params(
            Fact.Distribution.Shape shape, Map<String, Double> given, @Nullable Integer decimals) {
        double lambda = given.getOrDefault("lambda", 0.0);
        double mean = given.getOrDefault("mean", USUAL_MEAN);
        return switch (shape) {
            case POISSON -> {
                double average = lambda > 0 ? lambda : mean;
                yield average > 0 ? new SamplerParams.Poisson(average) : null;
            }
            case EXPONENTIAL -> {
                // A rate below one is meant as one; above, people write the mean.
                double scale =
                        given.getOrDefault("scale", given.containsKey("mean") || lambda <= 0 ? mean : 1 / lambda);
                yield scale > 0 ? scipy("expon", Map.of("scale", scale), decimals) : null;
            }
            case GAMMA -> gamma(given, mean, decimals);
            case LOGNORMAL -> lognormal(given, mean, decimals);
            case BINOMIAL -> {
                long trials = Math.round(given.getOrDefault("n", USUAL_MEAN));
                double p = given.getOrDefault("p", given.containsKey("mean") ? mean / trials : 0.5);
                yield trials > 0 && p >= 0 && p <= 1 ? new SamplerParams.Binomial(trials, p) : null;
            }
        };
    }

    private static @Nullable SamplerParams gamma(Map<String, Double> given, double mean, @Nullable Integer decimals) {
        double deviation = given.getOrDefault("sd", 0.0);
        double shape = given.getOrDefault("shape", deviation > 0 ? mean * mean / (deviation * deviation) : USUAL_SHAPE);
        double scale = given.getOrDefault("scale", mean / shape);
        return shape > 0 && scale > 0 ? scipy("gamma", Map.of("a", shape, "scale", scale), decimals) : null;
    }

    private static @Nullable SamplerParams lognormal(
            Map<String, Double> given, double mean, @Nullable Integer decimals) {
        double deviation = given.getOrDefault("sd", 0.0);
        boolean ofValues = given.containsKey("mean") && deviation > 0 && mean > 0;
        double sigma = given.getOrDefault(
                "sigma",
                given.getOrDefault(
                        "shape",
                        ofValues
                                ? Math.sqrt(Math.log1p(deviation * deviation / (mean * mean)))
                                : deviation > 0 ? deviation : USUAL_SIGMA));
        double median = given.containsKey("median")
                ? given.getOrDefault("median", mean)
                : given.containsKey("mu")
                        ? Math.exp(given.getOrDefault("mu", 0.0))
                        : given.getOrDefault("scale", mean / Math.exp(sigma * sigma / 2));
        return sigma > 0 && median > 0 ? scipy("lognorm", Map.of("s", sigma, "scale", median), decimals) : null;
    }

    private static SamplerParams scipy(String name, Map<String, Double> given, @Nullable Integer decimals) {
        Map<String, Number> params = new LinkedHashMap<>();
        given.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> params.put(entry.getKey(), Math.rint(entry.getValue() * 1e6) / 1e6));
        return new SamplerParams.Scipy(name, params, decimals);
    }
}
