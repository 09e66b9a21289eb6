package dev.datawright.launcher.eval;

import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.launcher.eval.Demand.Aspect;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says of one column whether it is as stated.
final class ColumnJudge {

    private final String name;
    private final Demand.@Nullable When when;
    private final Turn turn;
    private final DesignReading design;
    private final Sample rows;

    private ColumnJudge(String name, Demand.@Nullable When when, Turn turn) {
        this.name = name;
        this.when = when;
        this.turn = turn;
        this.design = new DesignReading(turn.design());
        this.rows = turn.sample().where(when);
    }

    /// Any column of that name may be the one that was meant.
    static Verdict judge(Demand.OfColumn demand, Turn turn) {
        List<String> candidates = candidates(demand.column(), turn);
        List<Verdict> verdicts = new ArrayList<>();
        for (String candidate : candidates) {
            Verdict verdict = new ColumnJudge(candidate, demand.when(), turn).judge(demand.aspect());
            if (verdict.met()) {
                return verdict;
            }
            verdicts.add(new Verdict(false, candidate + ": " + verdict.why()));
        }
        return verdicts.isEmpty()
                ? Verdict.missed(
                        "there is no such column; columns: " + turn.design().outputColumns())
                : verdicts.getFirst();
    }

    /// The columns that a pattern can mean, parts of objects last.
    static List<String> candidates(NamePattern pattern, Turn turn) {
        return Stream.concat(turn.design().outputColumns().stream(), turn.sample().parts().stream())
                .filter(pattern::matches)
                .toList();
    }

    private Verdict judge(Aspect aspect) {
        return switch (aspect) {
            case Aspect.Present _ -> Verdict.met("there");
            case Aspect.InRange inRange -> range(inRange.range());
            case Aspect.Dates dates -> dates(dates);
            case Aspect.Whole _ -> decimals(0);
            case Aspect.Decimals decimals -> decimals(decimals.most());
            case Aspect.Mean mean -> {
                Spread spread = spread();
                yield spread == null
                        ? none()
                        : Verdict.of(
                                Math.abs(spread.mean() - mean.mean()) <= mean.within() + spread.meanByChance(),
                                "mean " + shown(spread.mean()));
            }
            case Aspect.Deviation sd -> {
                Spread spread = spread();
                yield spread == null
                        ? none()
                        : Verdict.of(
                                Math.abs(spread.deviation() - sd.deviation())
                                        <= sd.within() + spread.deviationByChance(),
                                "standard deviation " + shown(spread.deviation()));
            }
            case Aspect.Distribution distribution -> {
                Set<String> kinds = Spread.kinds(design.spread(name));
                yield Verdict.of(
                        kinds.stream().anyMatch(distribution.kinds()::contains),
                        kinds.isEmpty() ? "no distribution that has a name here" : "it is " + kinds);
            }
            case Aspect.Values values -> new ValueJudge(name, when, design, rows).values(values.values());
            case Aspect.Shares shares ->
                new ValueJudge(name, when, design, rows).shares(shares.shares(), shares.within());
            case Aspect.Matches matches ->
                every(
                        value -> matches.pattern()
                                .matcher(value.toString().strip())
                                .matches(),
                        "does not match");
            case Aspect.Unique _ -> unique();
            case Aspect.Distinct distinct -> distinct(distinct.least());
            case Aspect.Counts counts -> counts(counts);
            case Aspect.Nulls nulls -> nulls(nulls.share());
            case Aspect.Empty empty -> empty(empty.wanted());
            case Aspect.Written _ ->
                Verdict.of(
                        !design.writers(name).isEmpty(),
                        "it is "
                                + design.column(name)
                                        .map(column -> column.columnType())
                                        .orElse("nothing"));
            case Aspect.Uses uses -> uses(uses.columns());
            case Aspect.Mentions mentions -> {
                String told =
                        design.writers(name).stream().map(ColumnJudge::told).collect(Collectors.joining("\n"));
                yield Verdict.of(mentions.pattern().matcher(told).find(), "the model is told: " + told);
            }
            case Aspect.Computed computed -> computed(computed);
            case Aspect.Contains contains -> contains(contains.columns());
        };
    }

    private static String told(ModelColumnConfig model) {
        return Objects.requireNonNullElse(model.systemPrompt(), "") + " " + model.prompt();
    }

    private Verdict none() {
        return Verdict.missed(Objects.requireNonNullElse(
                turn.noSample(), when == null ? "no cell can be measured" : "no such row can be measured"));
    }

    private interface Test {
        boolean holds(Object value);
    }

    private Verdict every(Test test, String wrong) {
        List<Object> filled = rows.filled(name);
        return filled.stream()
                .filter(value -> !test.holds(value))
                .findFirst()
                .map(value -> Verdict.missed("'" + value + "' " + wrong))
                .orElse(filled.isEmpty() ? none() : Verdict.met("in " + filled.size() + " rows"));
    }

    private List<Double> numbers() {
        return rows.filled(name).stream()
                .map(Texts::number)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Spread spread() {
        Spread said = Spread.of(design.params(name, when));
        return said != null ? said : Spread.of(numbers());
    }

    /// All in it, and with enough of them not only in a corner of it.
    private Verdict range(Demand.Range range) {
        Verdict inside = every(
                value -> {
                    Double number = Texts.number(value);
                    return number != null && range.holds(number);
                },
                "is outside");
        List<Double> numbers = numbers();
        if (!inside.met() || range.low() == null || range.high() == null || numbers.size() < 20) {
            return inside;
        }
        double low = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Verdict.of(
                high - low >= 0.4 * (range.high() - range.low()),
                "measured " + shown(low) + " to " + shown(high) + " in " + numbers.size() + " rows");
    }

    private Verdict dates(Aspect.Dates dates) {
        return every(
                value -> {
                    LocalDateTime moment = Moments.parse(value);
                    return moment != null
                            && (dates.first() == null
                                    || moment.toLocalDate().toString().compareTo(dates.first()) >= 0)
                            && (dates.last() == null
                                    || moment.toLocalDate().toString().compareTo(dates.last()) <= 0);
                },
                "is outside, or no date");
    }

    private Verdict decimals(int most) {
        return every(
                value -> {
                    Double number = Texts.number(value);
                    return number != null
                            && Math.abs(number * Math.pow(10, most) - Math.rint(number * Math.pow(10, most))) < 1e-6;
                },
                most == 0 ? "is no whole number" : "has more than " + most + " decimals");
    }

    private Verdict unique() {
        List<Object> filled = rows.filled(name);
        if (new HashSet<>(filled).size() < filled.size()) {
            return Verdict.missed("a value comes twice");
        }
        return Verdict.of(
                design.isUnique(name), design.isUnique(name) ? "each once" : "nothing keeps it from repeating");
    }

    private Verdict distinct(int least) {
        List<Object> filled = rows.filled(name);
        int distinct = new HashSet<>(filled).size();
        return filled.isEmpty()
                ? none()
                : Verdict.of(distinct >= Math.min(least, filled.size()), distinct + " different values");
    }

    private Verdict counts(Aspect.Counts counts) {
        List<@Nullable Object> cells = rows.cells(name);
        for (int i = 0; i < cells.size(); i++) {
            String cell = Texts.isEmpty(cells.get(i))
                    ? ""
                    : String.valueOf(cells.get(i)).strip();
            String number = cell.startsWith(counts.prefix())
                    ? cell.substring(counts.prefix().length())
                    : "none";
            boolean right = number.matches("\\d{1,18}(\\.0)?")
                    && Long.parseLong(number.replace(".0", "")) == counts.from() + i * counts.step();
            if (!right) {
                return Verdict.missed("row " + (i + 1) + " has '" + cell + "'");
            }
        }
        return cells.isEmpty() ? none() : Verdict.met("it counts");
    }

    private Verdict nulls(double share) {
        Double said = design.nullShare(name);
        List<@Nullable Object> cells = rows.cells(name);
        if (said == null && cells.isEmpty()) {
            return none();
        }
        double measured = said != null
                ? said
                : (double) cells.stream().filter(Texts::isEmpty).count() / cells.size();
        double chance = said != null ? 0 : 4 * Math.sqrt(share * (1 - share) / cells.size());
        boolean some = said != null || share == 0 || measured > 0 || cells.size() * share < 4;
        return Verdict.of(some && Math.abs(measured - share) <= 0.02 + chance, shown(measured) + " are empty");
    }

    private Verdict empty(boolean wanted) {
        List<@Nullable Object> cells = rows.cells(name);
        return cells.isEmpty()
                ? none()
                : Verdict.of(
                        cells.stream().allMatch(cell -> Texts.isEmpty(cell) == wanted),
                        cells.stream().filter(Texts::isEmpty).count() + " of " + cells.size() + " are empty");
    }

    /// Also met where both come from one answer of a model.
    private Verdict uses(List<NamePattern> columns) {
        Set<String> mine = design.ancestry(name);
        for (NamePattern wanted : columns) {
            boolean direct = mine.stream().anyMatch(other -> !other.equals(name) && wanted.matches(other));
            boolean together = candidates(wanted, turn).stream()
                    .filter(other -> !other.equals(name))
                    .anyMatch(other -> design.writers(other).stream().anyMatch(design.writers(name)::contains));
            if (!direct && !together) {
                return Verdict.missed("it is made of " + mine + ", not of '" + wanted.text() + "'");
            }
        }
        return Verdict.met("made of " + mine);
    }

    private Verdict computed(Aspect.Computed computed) {
        Map<String, String> columns = new LinkedHashMap<>();
        computed.where()
                .forEach((variable, pattern) -> candidates(pattern, turn).stream()
                        .filter(other -> !other.equals(name))
                        .findFirst()
                        .ifPresent(other -> columns.put(variable, other)));
        if (columns.size() < computed.where().size()) {
            return Verdict.missed("only " + columns.values() + " of what it is computed from are there");
        }
        int rowsSeen = 0;
        for (Map<String, @Nullable Object> row : rows.rows()) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            columns.forEach((variable, column) -> {
                Double number = Texts.number(row.get(column));
                if (number != null) {
                    numbers.put(variable, number);
                }
            });
            Double value = Texts.number(row.get(name));
            double wanted = computed.formula().value(numbers);
            if (value == null || Double.isNaN(wanted) || Math.abs(value - wanted) > computed.within() + 1e-9) {
                return Verdict.missed("a row has " + row.get(name) + " where " + shown(wanted) + " is due");
            }
            rowsSeen++;
        }
        return rowsSeen == 0 ? none() : Verdict.met("in " + rowsSeen + " rows");
    }

    private Verdict contains(List<NamePattern> columns) {
        for (NamePattern wanted : columns) {
            boolean any = candidates(wanted, turn).stream()
                    .filter(other -> !other.equals(name))
                    .anyMatch(other -> !rows.rows().isEmpty()
                            && rows.rows().stream()
                                    .allMatch(row -> holds(row.get(name)).contains(holds(row.get(other)))));
            if (!any) {
                return rows.rows().isEmpty()
                        ? none()
                        : Verdict.missed("'" + rows.rows().getFirst().get(name) + "' does not hold '" + wanted.text()
                                + "' of its row");
            }
        }
        return Verdict.met("in " + rows.rows().size() + " rows");
    }

    private static String holds(@Nullable Object value) {
        return Texts.plain(value).replaceAll("[^a-z0-9]", "");
    }

    private static String shown(double number) {
        return Texts.plain(Math.round(number * 1000) / 1000.0);
    }
}
