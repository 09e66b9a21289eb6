package dev.datawright.offline.design;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Things;
import dev.datawright.offline.understand.Wish;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Amounts, counts, measures, ages, years and ratings.
final class NumberColumns implements ColumnMaker {

    private static final int MOST_RATINGS = 20;

    @Override
    public void make(Wish wish, Workbench bench) {
        Defaults defaults = Defaults.of(wish, bench);
        int decimals = decimals(wish.facts(), defaults.decimals(), wish.kind());
        Optional<Fact.Bell> bell = wish.facts().find(Fact.Bell.class);
        if (bell.isPresent()) {
            bell(wish.name(), wish.quote(), wish.facts(), bell.get(), decimals, bench);
            return;
        }
        Bounds bounds = Bounds.of(wish.facts().find(Fact.Range.class).orElse(null), defaults.low(), defaults.high());
        if (bounds.low() > bounds.high()) {
            bench.note(new Note.BoundsCross(wish.name(), Numbers.plain(bounds.low()), Numbers.plain(bounds.high())));
            return;
        }
        if (bounds.low() == bounds.high()) {
            bench.set(
                    new SamplerColumnConfig(
                            wish.name(),
                            new SamplerParams.Category(List.of(Numbers.scalar(bounds.low())), null),
                            null,
                            false),
                    wish.quote(),
                    null);
            return;
        }
        if (wish.kind() == Kind.RATING && decimals == 0 && bounds.high() - bounds.low() < MOST_RATINGS) {
            bench.set(
                    new SamplerColumnConfig(
                            wish.name(),
                            new SamplerParams.Category(
                                    LongStream.rangeClosed((long) bounds.low(), (long) bounds.high())
                                            .<Object>mapToObj(Long::valueOf)
                                            .toList(),
                                    null),
                            null,
                            false),
                    wish.quote(),
                    bounds.assumption());
            return;
        }
        bench.set(uniform(wish.name(), bounds.low(), bounds.high(), decimals), wish.quote(), bounds.assumption());
        open(wish.name(), wish.facts(), bench);
    }

    static SamplerColumnConfig uniform(String name, double low, double high, int decimals) {
        return decimals == 0
                ? new SamplerColumnConfig(name, new SamplerParams.Uniform(low, high, null), "int", false)
                : new SamplerColumnConfig(name, new SamplerParams.Uniform(low, high, decimals), null, false);
    }

    /// Normally distributed; bounds said beside it become constraints.
    static void bell(String name, String quote, Facts facts, Fact.Bell bell, int decimals, Workbench bench) {
        Double said = bell.spread();
        double spread = said == null ? defaultSpread(bell.mean(), decimals) : said;
        if (spread <= 0) {
            bench.note(new Note.SpreadNotPositive(name));
            return;
        }
        SamplerParams.Gaussian params =
                new SamplerParams.Gaussian(bell.mean(), spread, decimals == 0 ? null : decimals);
        bench.set(
                new SamplerColumnConfig(name, params, decimals == 0 ? "int" : null, false),
                quote,
                said == null ? new Assumption.Spread(spread) : null);
        bench.releaseBounds(name);
        facts.find(Fact.Range.class).ifPresent(range -> {
            Double low = range.low();
            Double high = range.high();
            if (low != null) {
                bench.constrain(new Constraint.ScalarInequality(
                        name, range.open() ? InequalityOperator.GT : InequalityOperator.GE, low));
            }
            if (high != null) {
                bench.constrain(new Constraint.ScalarInequality(
                        name, range.open() ? InequalityOperator.LT : InequalityOperator.LE, high));
            }
        });
    }

    /// `over 10` excludes 10 itself, which a range cannot say.
    static void open(String name, Facts facts, Workbench bench) {
        bench.releaseBounds(name);
        facts.find(Fact.Range.class).filter(Fact.Range::open).ifPresent(range -> {
            Double low = range.low();
            Double high = range.high();
            if (low != null) {
                bench.constrain(new Constraint.ScalarInequality(name, InequalityOperator.GT, low));
            }
            if (high != null) {
                bench.constrain(new Constraint.ScalarInequality(name, InequalityOperator.LT, high));
            }
        });
    }

    static double defaultSpread(double mean, int decimals) {
        double spread = Math.abs(mean) * 0.15;
        double rounded = spread >= 10 ? Math.rint(spread) : Math.rint(spread * 10) / 10;
        return rounded > 0 ? rounded : decimals == 0 ? 1 : 0.1;
    }

    static int decimals(Facts facts, @Nullable Integer usual, Kind kind) {
        Optional<Fact.Decimals> said = facts.find(Fact.Decimals.class);
        if (said.isPresent()) {
            return said.get().places();
        }
        Optional<Fact.Form> form = facts.find(Fact.Form.class);
        if (form.isPresent() && form.get().type() == Fact.Form.Type.INTEGER) {
            return 0;
        }
        int seen = facts.find(Fact.Range.class)
                .map(range -> Math.max(places(range.low()), places(range.high())))
                .orElseGet(() -> facts.find(Fact.Bell.class)
                        .map(bell -> Math.max(places(bell.mean()), places(bell.spread())))
                        .orElse(0));
        int least = usual != null ? usual : kind == Kind.AMOUNT ? 2 : facts.has(Fact.Bell.class) ? 1 : 0;
        boolean fraction =
                facts.find(Fact.Range.class).filter(NumberColumns::isWithinOne).isPresent();
        if (fraction || (form.isPresent() && form.get().type() == Fact.Form.Type.NUMBER)) {
            least = Math.max(2, least);
        }
        return Math.min(10, Math.max(seen, least));
    }

    /// `between 0 and 1` means the fractions between them.
    private static boolean isWithinOne(Fact.Range range) {
        Double low = range.low();
        Double high = range.high();
        return low != null && high != null && low < high && high - low <= 1;
    }

    private static int places(@Nullable Double number) {
        return number == null
                ? 0
                : Math.max(0, BigDecimal.valueOf(number).stripTrailingZeros().scale());
    }

    private record Defaults(
            double low, double high, @Nullable Integer decimals) {

        static Defaults of(Wish wish, Workbench bench) {
            var concept = wish.concept();
            boolean own = concept.kind() == wish.kind() && concept.arguments().size() >= 2;
            return switch (wish.kind()) {
                case AGE -> Things.areAnimals(bench.subject()) ? new Defaults(0, 15, 0) : new Defaults(18, 80, 0);
                case YEAR ->
                    new Defaults(
                            own ? concept.number(0, 1990) : 1990, bench.today().getYear(), 0);
                case RATING -> new Defaults(1, 5, 0);
                case COUNT -> new Defaults(own ? concept.number(0, 1) : 1, own ? concept.number(1, 100) : 100, 0);
                case AMOUNT ->
                    new Defaults(
                            own ? concept.number(0, 5) : 5,
                            own ? concept.number(1, 200) : 200,
                            own ? (int) concept.number(2, 2) : 2);
                default ->
                    new Defaults(
                            own ? concept.number(0, 0) : 0,
                            own ? concept.number(1, 100) : 100,
                            own
                                    ? Integer.valueOf((int) concept.number(2, 1))
                                    : wish.facts().has(Fact.Range.class)
                                                    || wish.facts().has(Fact.Bell.class)
                                            ? null
                                            : Integer.valueOf(1));
            };
        }
    }

    /// The bounds said, completed by the usual ones.
    record Bounds(double low, double high, @Nullable Assumption assumption) {

        static Bounds of(Fact.@Nullable Range range, double usualLow, double usualHigh) {
            if (range == null) {
                return new Bounds(usualLow, usualHigh, new Assumption.Numbers(usualLow, usualHigh));
            }
            Double low = range.low();
            Double high = range.high();
            if (low != null && high != null) {
                return new Bounds(low, high, null);
            }
            if (low != null) {
                double other = usualHigh > low ? usualHigh : low > 0 ? low * 2 : low + 100;
                return new Bounds(low, other, new Assumption.OtherBound(null, other));
            }
            double upper = high == null ? usualHigh : high;
            double other = usualLow < upper ? usualLow : upper > 0 ? 0 : upper * 2 - 1;
            return new Bounds(other, upper, new Assumption.OtherBound(other, null));
        }
    }
}
