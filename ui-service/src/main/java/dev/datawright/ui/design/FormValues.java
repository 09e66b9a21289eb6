package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands in the fields of a form at first: the column's own parameters, or usual ones for a new column.
final class FormValues {
    private FormValues() {}

    static Map<String, String> of(ColumnConfig column, String why) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", column.name());
        values.put("why", why);
        values.put("drop", Boolean.toString(column.drop()));
        switch (column) {
            case SamplerColumnConfig sampler -> {
                values.put("convert", text(sampler.convertTo()));
                put(values, sampler.params());
            }
            case ExpressionColumnConfig expression -> {
                values.put("expr", expression.expr());
                values.put("dtype", expression.dtype().name().toLowerCase(Locale.ROOT));
            }
            case ModelColumnConfig written -> {
                values.put("prompt", written.prompt());
                values.put("system", text(written.systemPrompt()));
                values.put("model", written.modelAlias());
            }
            case SeedDatasetColumnConfig _, EmbeddingColumnConfig _, ValidationColumnConfig _ -> {}
        }
        return values;
    }

    /// Usual parameters; what the person must say themselves stays empty.
    static Map<String, String> usual(ColumnType type, DataDesignerConfig config, int year) {
        return switch (type) {
            case CHOICE -> Map.of("values", "", "weights", "", "numeric", "false");
            case NUMBER -> Map.of("low", "0", "high", "100", "decimals", "", "convert", "int");
            case BELL -> Map.of("mean", "50", "stddev", "10", "decimals", "2", "convert", "");
            case COUNT -> Map.of("mean", "3", "convert", "");
            case OUT_OF -> Map.of("n", "10", "percent", "50", "convert", "");
            case MOSTLY_ZERO -> Map.of("percent", "20", "dist", "expon", "params", "scale = 100", "convert", "");
            case DISTRIBUTION -> Map.of("dist", "gamma", "params", "a = 2\nscale = 10", "decimals", "2", "convert", "");
            case AFTER ->
                Map.of(
                        "reference",
                        FormFields.references(config).stream()
                                .findFirst()
                                .map(FormField.Choice::value)
                                .orElse(""),
                        "shortest",
                        "1",
                        "longest",
                        "14",
                        "unit",
                        "DAY",
                        "convert",
                        "");
            case YES_NO -> Map.of("percent", "50");
            case DATE -> Map.of("start", (year - 1) + "-01-01", "end", year + "-01-01", "unit", "DAY", "convert", "");
            case CODE -> Map.of("prefix", "", "short", "true", "upper", "true");
            case PERSON -> Map.of("locale", "en_US", "sex", "", "youngest", "18", "oldest", "80", "cities", "");
            case DEPENDENT ->
                Map.of(
                        "category",
                        FormFields.categories(config).stream().findFirst().orElse(""));
            case COMPUTED -> Map.of("expr", "", "dtype", "str");
            case WRITTEN -> Map.of("prompt", "", "system", "", "model", "writer");
            case OTHER -> Map.of();
        };
    }

    private static void put(Map<String, String> values, SamplerParams params) {
        switch (params) {
            case SamplerParams.Uuid uuid -> {
                values.put("prefix", text(uuid.prefix()));
                values.put("short", Boolean.toString(uuid.shortForm()));
                values.put("upper", Boolean.toString(uuid.uppercase()));
            }
            case SamplerParams.Category category -> {
                values.put("values", lines(category.values()));
                List<Double> weights = category.weights();
                values.put(
                        "weights",
                        weights == null
                                ? ""
                                : weights.stream().map(FormValues::number).collect(Collectors.joining("\n")));
                values.put(
                        "numeric",
                        Boolean.toString(category.values().stream().allMatch(Number.class::isInstance)
                                && !category.values().isEmpty()));
            }
            case SamplerParams.Subcategory subcategory -> {
                values.put("category", subcategory.category());
                subcategory.values().forEach((parent, list) -> values.put(FormFields.VALUES_OF + parent, lines(list)));
            }
            case SamplerParams.Uniform uniform -> {
                values.put("low", number(uniform.low()));
                values.put("high", number(uniform.high()));
                values.put("decimals", text(uniform.decimalPlaces()));
            }
            case SamplerParams.Gaussian gaussian -> {
                values.put("mean", number(gaussian.mean()));
                values.put("stddev", number(gaussian.stddev()));
                values.put("decimals", text(gaussian.decimalPlaces()));
            }
            case SamplerParams.Bernoulli bernoulli -> values.put("percent", percent(bernoulli.p()));
            case SamplerParams.Poisson poisson -> values.put("mean", number(poisson.mean()));
            case SamplerParams.Binomial binomial -> {
                values.put("n", Long.toString(binomial.n()));
                values.put("percent", percent(binomial.p()));
            }
            case SamplerParams.BernoulliMixture mixture -> {
                values.put("percent", percent(mixture.p()));
                values.put("dist", mixture.distName());
                values.put("params", named(mixture.distParams()));
            }
            case SamplerParams.Scipy scipy -> {
                values.put("dist", scipy.distName());
                values.put("params", named(scipy.distParams()));
                values.put("decimals", text(scipy.decimalPlaces()));
            }
            case SamplerParams.Timedelta timedelta -> {
                values.put("reference", timedelta.referenceColumnName());
                values.put("shortest", Long.toString(timedelta.dtMin()));
                values.put("longest", Long.toString(timedelta.dtMax() - 1));
                values.put("unit", timedelta.unit().name());
            }
            case SamplerParams.Datetime datetime -> {
                values.put("start", datetime.start());
                values.put("end", datetime.end());
                values.put("unit", datetime.unit().name());
            }
            case SamplerParams.People person -> {
                List<String> cities = person.city();
                values.put("locale", person.locale());
                values.put("sex", text(person.sex()));
                values.put("youngest", text(person.ageRange().getFirst()));
                values.put("oldest", text(person.ageRange().getLast()));
                values.put("cities", cities == null ? "" : String.join("\n", cities));
            }
        }
    }

    private static String percent(double share) {
        return plain(BigDecimal.valueOf(share).movePointRight(2));
    }

    private static String named(Map<String, Number> params) {
        return params.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + number(entry.getValue().doubleValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(List<Object> values) {
        return values.stream()
                .map(value -> value instanceof Double number ? number(number) : value.toString())
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String number(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
