package dev.datawright.dataset.profile;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.job.Check;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.Sql;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Measures a finished dataset against the design it was made of.
///
/// What the file does not hold, such as a dropped column, is not checked.
public final class Checks {

    /// A share further from what was asked than this many standard errors is not chance.
    private static final double STANDARD_ERRORS = 4;

    private final DataDesignerConfig config;
    private final ParquetParts parts;
    private final CheckSql sql;
    private final long rows;

    private Checks(DataDesignerConfig config, ParquetParts parts) {
        this.config = config;
        this.parts = parts;
        this.sql = new CheckSql(parts);
        this.rows = parts.rows();
    }

    /// All checks that apply, the row count first.
    ///
    /// @param expectedRows how many rows were asked for
    public static List<Check> run(DataDesignerConfig config, long expectedRows, ParquetParts parts) {
        return new Checks(config, parts).run(expectedRows);
    }

    private List<Check> run(long expectedRows) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("rows", People.rows(expectedRows), People.rows(rows), rows == expectedRows));
        if (rows > 0) {
            complete().ifPresent(checks::add);
            config.constraints().forEach(constraint -> constraint(constraint).ifPresent(checks::add));
            config.columns().stream()
                    .filter(column -> sql.has(column.name()))
                    .forEach(column -> column(column).ifPresent(checks::add));
        }
        return checks;
    }

    private Optional<Check> complete() {
        List<String> columns = config.columns().stream()
                .filter(SamplerColumnConfig.class::isInstance)
                .map(ColumnConfig::name)
                .filter(sql::has)
                .toList();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String gaps = columns.stream()
                .map(column -> new ColumnProfile.ValueCount(column, sql.count(sql.identifier(column) + " IS NULL")))
                .filter(count -> count.count() > 0)
                .map(count -> count.value() + " is empty in " + People.rows(count.count()))
                .collect(Collectors.joining(", "));
        return Optional.of(new Check(
                "no gaps", "a value in every sampled cell", gaps.isEmpty() ? "no gaps" : gaps, gaps.isEmpty()));
    }

    private Optional<Check> constraint(Constraint constraint) {
        Optional<ColumnConfig> target = present(constraint.targetColumn());
        return switch (constraint) {
            case Constraint.Unique _ ->
                target.filter(column -> !isUuid(column)).map(column -> noneTwice(column.name()));
            case Constraint.ScalarInequality scalar ->
                target.map(column -> everyRow(
                        column.name() + " " + scalar.operator().sign() + " " + People.number(scalar.rhs()),
                        sql.comparable(column) + " " + scalar.operator().sign() + " " + scalar.rhs()));
            case Constraint.ColumnInequality pair ->
                target.flatMap(column -> present(pair.rhs())
                        .map(other -> everyRow(
                                column.name() + " " + pair.operator().sign() + " " + other.name(),
                                sql.comparable(column) + " " + pair.operator().sign() + " " + sql.comparable(other))));
        };
    }

    private static boolean isUuid(ColumnConfig column) {
        return column instanceof SamplerColumnConfig sampler && sampler.params() instanceof SamplerParams.Uuid;
    }

    private Check noneTwice(String column) {
        long distinct = sql.distinct(column);
        return new Check(
                column,
                "no value twice",
                People.count(distinct) + " different values in " + People.rows(rows),
                distinct == rows);
    }

    private Optional<Check> column(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> sampler(sampler);
            case SeedDatasetColumnConfig _, ExpressionColumnConfig _, ValidationColumnConfig _ -> Optional.empty();
            case LlmTextColumnConfig text -> written(text, "a text in every row");
            case LlmCodeColumnConfig code -> written(code, "code in every row");
            case LlmStructuredColumnConfig structured -> written(structured, "an object in every row");
            case LlmJudgeColumnConfig judge -> written(judge, "a judgement in every row");
            case EmbeddingColumnConfig embedding -> written(embedding, "a vector in every row");
        };
    }

    /// Whether a model answered for every row; nothing where rows may be skipped.
    private Optional<Check> written(ColumnConfig column, String wanted) {
        boolean skips = config.columns().stream().anyMatch(other -> other.skip() != null);
        if (column.skip() != null || (skips && column.propagatesSkip())) {
            return Optional.empty();
        }
        long written = sql.count(sql.identifier(column.name()) + " IS NOT NULL");
        return Optional.of(new Check(column.name(), wanted, ofRows(written), written == rows));
    }

    private Optional<Check> sampler(SamplerColumnConfig column) {
        return column.conditionalParams().isEmpty() ? unconditional(column) : conditional(column);
    }

    /// What holds in every row, whichever condition it meets.
    private Optional<Check> conditional(SamplerColumnConfig column) {
        List<Object> values = column.allParams().stream()
                .filter(SamplerParams.Category.class::isInstance)
                .flatMap(params -> ((SamplerParams.Category) params).values().stream())
                .distinct()
                .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(everyRow(column.name(), "one of " + listed(values), sql.isOneOf(column.name(), values)));
    }

    private Optional<Check> unconditional(SamplerColumnConfig column) {
        String name = column.name();
        return switch (column.params()) {
            case SamplerParams.Uuid _ -> Optional.of(noneTwice(name));
            case SamplerParams.Category category ->
                Optional.of(
                        everyRow(name, "one of " + listed(category.values()), sql.isOneOf(name, category.values())));
            case SamplerParams.Subcategory subcategory ->
                sql.has(subcategory.category())
                        ? Optional.of(everyRow(name, "fits " + subcategory.category(), fits(name, subcategory)))
                        : Optional.empty();
            case SamplerParams.Uniform uniform -> Optional.of(range(column, uniform));
            case SamplerParams.Bernoulli bernoulli -> share(name, bernoulli.p());
            case SamplerParams.Gaussian gaussian -> Optional.empty();
            case SamplerParams.Datetime datetime -> Optional.empty();
            case SamplerParams.Poisson poisson -> mean(name, poisson.mean(), poisson.mean());
            case SamplerParams.Binomial binomial ->
                mean(name, binomial.n() * binomial.p(), binomial.n() * binomial.p() * (1 - binomial.p()));
            case SamplerParams.BernoulliMixture mixture -> Optional.empty();
            case SamplerParams.Scipy scipy -> Optional.empty();
            case SamplerParams.Timedelta timedelta -> follows(column, timedelta);
            case SamplerParams.People people -> Optional.empty();
        };
    }

    private Optional<Check> mean(String name, double mean, double variance) {
        if (isConstrained(name)) {
            return Optional.empty();
        }
        double measured = sql.average(sql.number(name));
        double tolerance = STANDARD_ERRORS * Math.sqrt(variance / rows);
        return Optional.of(new Check(
                name,
                People.number(mean) + " on average",
                People.number(measured) + " on average",
                Math.abs(measured - mean) <= tolerance + 1e-9));
    }

    /// Only where both show their whole time: a date alone may hide the distance.
    private Optional<Check> follows(SamplerColumnConfig column, SamplerParams.Timedelta timedelta) {
        return present(timedelta.referenceColumnName())
                .filter(reference -> column.convertTo() == null
                        && reference instanceof SamplerColumnConfig sampler
                        && sampler.convertTo() == null)
                .map(reference -> everyRow(
                        column.name(),
                        "not before " + reference.name(),
                        sql.comparable(column) + " >= " + sql.comparable(reference)));
    }

    private String fits(String name, SamplerParams.Subcategory subcategory) {
        return subcategory.values().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> "(" + sql.text(subcategory.category()) + " = " + Sql.literal(entry.getKey()) + " AND "
                        + sql.isOneOf(name, entry.getValue()) + ")")
                .collect(Collectors.joining(" OR ", "(", " OR false)"));
    }

    private Check range(SamplerColumnConfig column, SamplerParams.Uniform uniform) {
        // Rounding may step onto the grid point just outside a bound that lies between two.
        double low = uniform.low();
        double high = uniform.high();
        Integer places = "int".equals(column.convertTo()) ? Integer.valueOf(0) : uniform.decimalPlaces();
        if (places != null) {
            low = BigDecimal.valueOf(low).setScale(places, RoundingMode.FLOOR).doubleValue();
            high = BigDecimal.valueOf(high)
                    .setScale(places, RoundingMode.CEILING)
                    .doubleValue();
        }
        String number = sql.number(column.name());
        List<String> extremes = sql.extremes(number);
        long inside = sql.count(number + " BETWEEN " + low + " AND " + high);
        return new Check(
                column.name(),
                "from " + People.number(uniform.low()) + " to " + People.number(uniform.high()),
                "from " + extremes.getFirst() + " to " + extremes.getLast(),
                inside == rows);
    }

    private Optional<Check> share(String name, double p) {
        if (isConstrained(name)) {
            return Optional.empty();
        }
        double measured = sql.average(sql.number(name));
        double tolerance = STANDARD_ERRORS * Math.sqrt(p * (1 - p) / rows);
        return Optional.of(new Check(
                name,
                People.percent(p) + " are 1",
                Double.isFinite(measured) ? People.percent(measured) + " are 1" : "no value is a number",
                Math.abs(measured - p) <= tolerance + 1e-12));
    }

    private boolean isConstrained(String name) {
        return config.constraints().stream().anyMatch(constraint -> touches(constraint, name));
    }

    private static boolean touches(Constraint constraint, String column) {
        return constraint.targetColumn().equals(column)
                || (constraint instanceof Constraint.ColumnInequality pair
                        && pair.rhs().equals(column));
    }

    private Check everyRow(String name, String condition) {
        return everyRow(name, "in every row", condition);
    }

    private Check everyRow(String name, String asked, String condition) {
        long holding = sql.count(condition);
        return new Check(name, asked, ofRows(holding), holding == rows);
    }

    private String ofRows(long count) {
        return count == rows ? "in all " + People.rows(rows) : "in " + People.count(count) + " of " + People.rows(rows);
    }

    private Optional<ColumnConfig> present(String name) {
        return config.column(name).filter(column -> parts.schema().names().contains(name));
    }

    private static String listed(List<Object> values) {
        int shown = 5;
        String list = values.stream().limit(shown).map(Object::toString).collect(Collectors.joining(", "));
        return values.size() > shown ? list + " and " + (values.size() - shown) + " more" : list;
    }
}
