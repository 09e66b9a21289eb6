package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.understand.References;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// New properties for a column that is there already.
final class Alterations {

    private static final Pattern AGE = Pattern.compile("\\{\\{\\s*(\\w+)\\.age\\s*}}");
    private static final int MOST_WHOLE_VALUES = 20;

    private Alterations() {}

    static void alter(String name, Facts facts, String quote, Workbench bench) {
        ColumnConfig column = bench.column(name).orElse(null);
        boolean done = false;
        for (Fact fact : facts.all()) {
            done |= switch (fact) {
                case Fact.Formula formula -> {
                    FormulaColumns.set(name, quote, formula, bench);
                    yield true;
                }
                case Fact.Dependence dependence -> {
                    ChoiceColumns.dependent(name, quote, dependence, bench);
                    yield true;
                }
                case Fact.Choices choices -> {
                    ChoiceColumns.choose(name, quote, choices, bench);
                    yield true;
                }
                case Fact.Comparison comparison -> {
                    Relations.relate(name, comparison, false, bench);
                    yield true;
                }
                case Fact.Range range -> facts.has(Fact.Bell.class) || range(column, range, facts, quote, bench);
                case Fact.Bell bell -> bell(column, bell, facts, quote, bench);
                case Fact.Share share -> share(column, share, quote, bench);
                case Fact.Period period -> period(column, period, quote, bench);
                case Fact.Decimals decimals ->
                    facts.has(Fact.Range.class)
                            || facts.has(Fact.Bell.class)
                            || decimals(column, decimals.places(), quote, bench);
                case Fact.Form form -> form(column, form, quote, bench);
                case Fact.Prefix prefix -> prefix(column, prefix, quote, bench);
                case Fact.Called called -> true;
                case Fact.Distribution distribution -> distributed(name, distribution, facts, quote, bench);
                case Fact.Series series -> SeriesColumns.set(name, quote, series, bench);
                case Fact.Mask mask -> {
                    SeriesColumns.set(name, quote, mask, bench);
                    yield true;
                }
                case Fact.Cases cases -> cases(name, facts, cases, quote, bench);
                case Fact.OnlyFor only -> {
                    double percent = column instanceof SamplerColumnConfig flag
                                    && flag.params() instanceof SamplerParams.Bernoulli bernoulli
                            ? bernoulli.p() * 100
                            : 50;
                    CaseColumns.only(name, quote, percent, only.values(), bench);
                    yield true;
                }
                case Fact.Missing share -> {
                    if (column != null) {
                        bench.amend(column);
                    }
                    bench.leaveOut(name, share.percent() / 100);
                    yield true;
                }
                case Fact.Gap gap -> GapColumns.set(name, quote, gap, bench);
                case Fact.Joined joined -> JoinedColumns.set(name, quote, joined, bench);
                case Fact.Suits suits -> suits(column, suits, quote, bench);
                case Fact.Written _, Fact.Program _ -> false;
            };
        }
        if (!done) {
            bench.note(new Note.DoesNotFit(name, quote));
        }
    }

    private static boolean distributed(
            String name, Fact.Distribution said, Facts facts, String quote, Workbench bench) {
        boolean whole = bench.column(name).orElse(null) instanceof SamplerColumnConfig sampler && places(sampler) == 0;
        DistributedColumns.set(name, quote, said, NumberColumns.decimals(facts, whole ? 0 : 2, Kind.MEASURE), bench);
        return true;
    }

    /// Each case is the column as it is, altered by itself.
    private static boolean cases(String name, Facts facts, Fact.Cases cases, String quote, Workbench bench) {
        ColumnConfig column = bench.column(name).orElse(null);
        if (column == null) {
            return false;
        }
        CaseColumns.set(
                name,
                quote,
                facts,
                cases,
                (some, scratch) -> {
                    scratch.set(column, quote, null);
                    alter(name, some, quote, scratch);
                },
                bench);
        return true;
    }

    private static boolean suits(@Nullable ColumnConfig column, Fact.Suits suits, String quote, Workbench bench) {
        if (!(column instanceof LlmTextColumnConfig text)) {
            return false;
        }
        List<String> others = bench.names().stream()
                .filter(other -> !other.equals(text.name()))
                .toList();
        StringBuilder prompt = new StringBuilder(text.prompt());
        for (String phrase : suits.others()) {
            References.find(phrase, others)
                    .filter(other -> !Mentions.has(text, other))
                    .filter(other -> bench.column(other)
                            .filter(found -> Mentions.has(found, text.name()))
                            .isEmpty())
                    .ifPresent(
                            other -> prompt.append(bench.language() == Language.GERMAN ? " Passend zu " : " It suits ")
                                    .append(other.replace('_', ' '))
                                    .append(": {{ ")
                                    .append(other)
                                    .append(" }}."));
        }
        bench.set(
                text.withReferences(
                        template -> template.equals(text.prompt()) ? prompt.toString() : template, other -> other),
                quote,
                null);
        return true;
    }

    private static boolean range(
            @Nullable ColumnConfig column, Fact.Range range, Facts facts, String quote, Workbench bench) {
        if (column instanceof ExpressionColumnConfig expression) {
            return ages(expression, range, quote, bench);
        }
        if (!(column instanceof SamplerColumnConfig sampler)) {
            return false;
        }
        return switch (sampler.params()) {
            case SamplerParams.Uniform uniform -> {
                NumberColumns.Bounds bounds = NumberColumns.Bounds.of(range, uniform.low(), uniform.high());
                if (bounds.low() >= bounds.high()) {
                    bench.note(new Note.BoundsCross(
                            column.name(), Numbers.plain(bounds.low()), Numbers.plain(bounds.high())));
                    yield true;
                }
                int places = NumberColumns.decimals(facts, places(sampler), Kind.MEASURE);
                boolean bothMoved = bounds.low() != uniform.low() && bounds.high() != uniform.high();
                bench.set(
                        NumberColumns.uniform(column.name(), bounds.low(), bounds.high(), places),
                        quote,
                        bothMoved ? bounds.assumption() : null);
                NumberColumns.open(column.name(), facts, bench);
                yield true;
            }
            case SamplerParams.Gaussian gaussian -> {
                Double low = range.low();
                Double high = range.high();
                if (low != null && high != null && low >= high) {
                    bench.note(new Note.BoundsCross(column.name(), Numbers.plain(low), Numbers.plain(high)));
                    yield true;
                }
                bench.releaseBounds(column.name());
                if (low != null) {
                    bench.constrain(new Constraint.ScalarInequality(
                            column.name(), range.open() ? InequalityOperator.GT : InequalityOperator.GE, low));
                }
                if (high != null) {
                    bench.constrain(new Constraint.ScalarInequality(
                            column.name(), range.open() ? InequalityOperator.LT : InequalityOperator.LE, high));
                }
                yield true;
            }
            case SamplerParams.Category category -> wholeValues(sampler, category, range, quote, bench);
            case SamplerParams.Uuid other -> false;
            case SamplerParams.Subcategory other -> false;
            case SamplerParams.Bernoulli other -> false;
            case SamplerParams.Datetime other -> false;
            case SamplerParams.Distributed other -> false;
            case SamplerParams.Timedelta other -> false;
            case SamplerParams.People other -> false;
        };
    }

    /// A rating from 1 to 5 becomes one from 1 to 10.
    private static boolean wholeValues(
            SamplerColumnConfig column,
            SamplerParams.Category category,
            Fact.Range range,
            String quote,
            Workbench bench) {
        List<Long> numbers = category.values().stream()
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .toList();
        if (numbers.size() != category.values().size()) {
            return false;
        }
        Double saidLow = range.low();
        Double saidHigh = range.high();
        double low = saidLow == null
                ? numbers.stream().mapToLong(Long::longValue).min().orElse(1)
                : saidLow + (range.open() ? 1 : 0);
        double high = saidHigh == null
                ? numbers.stream().mapToLong(Long::longValue).max().orElse(5)
                : saidHigh - (range.open() ? 1 : 0);
        if (low >= high) {
            bench.note(new Note.BoundsCross(column.name(), Numbers.plain(low), Numbers.plain(high)));
        } else if (high - low < MOST_WHOLE_VALUES && low == Math.rint(low) && high == Math.rint(high)) {
            List<Object> values = LongStream.rangeClosed((long) low, (long) high)
                    .<Object>mapToObj(Long::valueOf)
                    .toList();
            bench.set(
                    new SamplerColumnConfig(
                            column.name(), new SamplerParams.Category(values, null), null, column.drop()),
                    quote,
                    null);
        } else {
            bench.set(NumberColumns.uniform(column.name(), low, high, 0), quote, null);
        }
        return true;
    }

    /// The age shown is a person's: the person's ages change.
    private static boolean ages(ExpressionColumnConfig column, Fact.Range range, String quote, Workbench bench) {
        Matcher matcher = AGE.matcher(column.expr());
        if (!matcher.matches()
                || !(bench.column(matcher.group(1)).orElse(null) instanceof SamplerColumnConfig person)
                || !(person.params() instanceof SamplerParams.PersonFromFaker params)) {
            return false;
        }
        NumberColumns.Bounds bounds = NumberColumns.Bounds.of(
                range, params.ageRange().getFirst(), params.ageRange().getLast());
        if (bounds.low() > bounds.high() || bounds.high() > 114 || bounds.low() < 0) {
            bench.note(new Note.BoundsCross(column.name(), Numbers.plain(bounds.low()), Numbers.plain(bounds.high())));
            return true;
        }
        bench.set(
                new SamplerColumnConfig(
                        person.name(),
                        new SamplerParams.PersonFromFaker(
                                params.locale(), params.sex(), params.city(), List.of((int) bounds.low(), (int)
                                        bounds.high())),
                        null,
                        person.drop()),
                quote,
                null);
        return true;
    }

    private static boolean bell(
            @Nullable ColumnConfig column, Fact.Bell bell, Facts facts, String quote, Workbench bench) {
        if (!(column instanceof SamplerColumnConfig sampler)) {
            return false;
        }
        boolean number = sampler.params() instanceof SamplerParams.Uniform
                || sampler.params() instanceof SamplerParams.Gaussian
                || (sampler.params() instanceof SamplerParams.Category category
                        && category.values().stream().allMatch(Number.class::isInstance));
        if (number) {
            NumberColumns.bell(
                    column.name(),
                    quote,
                    facts,
                    bell,
                    NumberColumns.decimals(facts, places(sampler), Kind.MEASURE),
                    bench);
        }
        return number;
    }

    private static boolean share(@Nullable ColumnConfig column, Fact.Share share, String quote, Workbench bench) {
        if (!(column instanceof SamplerColumnConfig sampler)
                || !(sampler.params() instanceof SamplerParams.Bernoulli)) {
            return false;
        }
        FlagColumns.set(column.name(), quote, share.percent(), share.vague(), bench);
        return true;
    }

    private static boolean period(@Nullable ColumnConfig column, Fact.Period period, String quote, Workbench bench) {
        if (!(column instanceof SamplerColumnConfig sampler)
                || !(sampler.params() instanceof SamplerParams.Datetime datetime)) {
            return false;
        }
        LocalDate start = Relations.day(datetime.start());
        LocalDate end = Relations.day(datetime.end());
        DateColumns.Span span = DateColumns.Span.of(period, start, end);
        if (!span.start().isBefore(span.end())) {
            bench.note(new Note.BoundsCross(
                    column.name(),
                    span.start().toString(),
                    span.end().minusDays(1).toString()));
            return true;
        }
        bench.set(
                new SamplerColumnConfig(
                        column.name(),
                        new SamplerParams.Datetime(
                                span.start().toString(), span.end().toString(), datetime.unit()),
                        sampler.convertTo(),
                        sampler.drop()),
                quote,
                null);
        return true;
    }

    private static boolean decimals(@Nullable ColumnConfig column, int places, String quote, Workbench bench) {
        if (!(column instanceof SamplerColumnConfig sampler)) {
            return false;
        }
        SamplerParams params = sampler.params();
        if (params instanceof SamplerParams.Uniform uniform) {
            bench.set(NumberColumns.uniform(column.name(), uniform.low(), uniform.high(), places), quote, null);
            return true;
        }
        if (params instanceof SamplerParams.Gaussian gaussian) {
            bench.set(
                    new SamplerColumnConfig(
                            column.name(),
                            new SamplerParams.Gaussian(gaussian.mean(), gaussian.stddev(), places == 0 ? null : places),
                            places == 0 ? "int" : null,
                            sampler.drop()),
                    quote,
                    null);
            return true;
        }
        return false;
    }

    private static boolean form(@Nullable ColumnConfig column, Fact.Form form, String quote, Workbench bench) {
        return switch (form.type()) {
            case INTEGER -> decimals(column, 0, quote, bench);
            case NUMBER -> decimals(column, 2, quote, bench);
            case BOOLEAN -> {
                if (column != null) {
                    FlagColumns.set(column.name(), quote, 50, true, bench);
                }
                yield column != null;
            }
            case DATE, DATETIME -> {
                Optional<ColumnConfig> datetime = Optional.ofNullable(column)
                        .filter(found -> found instanceof SamplerColumnConfig sampler
                                && sampler.params() instanceof SamplerParams.Datetime);
                datetime.ifPresent(found -> {
                    SamplerParams.Datetime params = (SamplerParams.Datetime) ((SamplerColumnConfig) found).params();
                    bench.set(
                            DateColumns.column(
                                    found.name(),
                                    form.type() == Fact.Form.Type.DATE ? Kind.DATE : Kind.DATETIME,
                                    Relations.day(params.start()),
                                    Relations.day(params.end())),
                            quote,
                            null);
                });
                yield datetime.isPresent();
            }
            case TEXT, CODE -> false;
        };
    }

    private static boolean prefix(@Nullable ColumnConfig column, Fact.Prefix prefix, String quote, Workbench bench) {
        if (column instanceof SamplerColumnConfig sampler && sampler.params() instanceof SamplerParams.Uuid uuid) {
            bench.set(
                    new SamplerColumnConfig(
                            column.name(),
                            new SamplerParams.Uuid(prefix.text(), uuid.shortForm(), uuid.uppercase()),
                            null,
                            column.drop()),
                    quote,
                    null);
            return true;
        }
        return false;
    }

    private static int places(SamplerColumnConfig sampler) {
        if ("int".equals(sampler.convertTo())) {
            return 0;
        }
        return switch (sampler.params()) {
            case SamplerParams.Uniform uniform -> uniform.decimalPlaces() == null ? 2 : uniform.decimalPlaces();
            case SamplerParams.Gaussian gaussian -> gaussian.decimalPlaces() == null ? 2 : gaussian.decimalPlaces();
            case SamplerParams.Category other -> 0;
            case SamplerParams.Uuid other -> 0;
            case SamplerParams.Subcategory other -> 0;
            case SamplerParams.Bernoulli other -> 0;
            case SamplerParams.Datetime other -> 0;
            case SamplerParams.Distributed other -> 0;
            case SamplerParams.Timedelta other -> 0;
            case SamplerParams.People other -> 0;
        };
    }
}
