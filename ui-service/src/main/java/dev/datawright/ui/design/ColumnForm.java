package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a column of what stands in a form, or says at each field what is wrong with it.
///
/// It judges what can be told from the fields alone; the bridge judges the whole design.
final class ColumnForm {
    private final DataDesignerConfig config;
    private final @Nullable String original;
    private final FormReader in;

    private ColumnForm(DataDesignerConfig config, @Nullable String original, Map<String, String> values) {
        this.config = config;
        this.original = original;
        this.in = new FormReader(values);
    }

    /// @param original the name of the column that is changed; null for a new one
    static Outcome read(
            ColumnType type, Map<String, String> values, DataDesignerConfig config, @Nullable String original) {
        return new ColumnForm(config, original, values).read(type);
    }

    private Outcome read(ColumnType type) {
        String name = name();
        ColumnConfig column = column(type, name.isEmpty() ? "column" : name);
        return new Outcome(in.complaints().isEmpty() ? column : null, in.complaints());
    }

    private String name() {
        String name = in.text("name");
        if (name.isEmpty()) {
            in.complain("name", "Give the column a name, such as order_id.");
        } else if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            in.complain("name", "Only letters a to z, digits and underscores, not starting with a digit.");
        } else if (config.columns().stream()
                .map(ColumnConfig::name)
                .anyMatch(other -> other.equalsIgnoreCase(name) && !other.equals(original))) {
            in.complain("name", "There is another column named “%s”.".formatted(name));
        }
        return name;
    }

    private ColumnConfig column(ColumnType type, String name) {
        boolean drop = in.flag("drop");
        KeptFields was = new KeptFields(Optional.ofNullable(original).flatMap(config::column));
        return switch (type) {
            case COMPUTED ->
                was.computed(
                        name,
                        in.required("expr", "Write what it is computed from, such as {{ street }}."),
                        ExpressionColumnConfig.Dtype.valueOf(in.text("dtype").toUpperCase(Locale.ROOT)),
                        drop);
            case WRITTEN ->
                was.written(
                        name,
                        in.required("prompt", "Write what the model is asked, such as “A note about {{ street }}”."),
                        in.required("model", "Choose a model."),
                        in.orNull("system"),
                        drop);
            case OTHER -> was.other(name, drop);
            case NUMBER, BELL, DATE, AFTER, COUNT, OUT_OF, MOSTLY_ZERO, DISTRIBUTION ->
                new SamplerColumnConfig(name, params(type), conditions(type), in.orNull("convert"), drop);
            case CHOICE, YES_NO, CODE, PERSON, DEPENDENT ->
                new SamplerColumnConfig(
                        name,
                        params(type),
                        conditions(type),
                        kept(type).map(SamplerColumnConfig::convertTo).orElse(null),
                        drop);
        };
    }

    /// No form has fields for these; what an imported design says is kept.
    private Map<String, SamplerParams> conditions(ColumnType type) {
        return kept(type).map(SamplerColumnConfig::conditionalParams).orElse(Map.of());
    }

    private Optional<SamplerColumnConfig> kept(ColumnType type) {
        return Optional.ofNullable(original)
                .flatMap(config::column)
                .filter(column -> column instanceof SamplerColumnConfig && ColumnType.of(column) == type)
                .map(SamplerColumnConfig.class::cast);
    }

    private SamplerParams params(ColumnType type) {
        return switch (type) {
            case CODE -> new SamplerParams.Uuid(in.orNull("prefix"), in.flag("short"), in.flag("upper"));
            case CHOICE -> choice();
            case DEPENDENT -> dependent();
            case NUMBER -> {
                double low = in.number("low");
                double high = in.number("high");
                if (low > high && in.isSound("low")) {
                    in.complain(
                            "high",
                            "This is below “From”: %s is less than %s.".formatted(in.text("high"), in.text("low")));
                }
                yield new SamplerParams.Uniform(low, high, decimals());
            }
            case BELL -> {
                double spread = in.number("stddev");
                if (spread <= 0) {
                    in.complain("stddev", "The spread must be greater than 0.");
                }
                yield new SamplerParams.Gaussian(in.number("mean"), spread, decimals());
            }
            case YES_NO -> new SamplerParams.Bernoulli(in.share("percent"));
            case DATE -> {
                in.period("start", "end");
                yield new SamplerParams.Datetime(
                        in.text("start"), in.text("end"), SamplerParams.Datetime.Unit.valueOf(in.text("unit")));
            }
            case COUNT -> {
                double mean = in.number("mean");
                if (mean < 0) {
                    in.complain("mean", "An average count is at least 0.");
                }
                yield new SamplerParams.Poisson(mean);
            }
            case OUT_OF -> new SamplerParams.Binomial(in.whole("n"), in.share("percent"));
            case MOSTLY_ZERO ->
                new SamplerParams.BernoulliMixture(in.share("percent"), distribution(), in.named("params"));
            case DISTRIBUTION -> new SamplerParams.Scipy(distribution(), in.named("params"), decimals());
            case AFTER -> {
                int shortest = in.whole("shortest");
                int longest = in.whole("longest");
                if (shortest > longest && in.isSound("shortest")) {
                    in.complain(
                            "longest", "This is below the shortest: %d is less than %d.".formatted(longest, shortest));
                }
                yield new SamplerParams.Timedelta(
                        shortest,
                        longest + 1L,
                        in.required("reference", "Choose the date it follows. Add a date column first."),
                        SamplerParams.Timedelta.Unit.valueOf(in.text("unit")));
            }
            case PERSON -> person();
            case COMPUTED, WRITTEN, OTHER -> throw new IllegalArgumentException(type + " has no sampler");
        };
    }

    private SamplerParams choice() {
        List<Object> values = in.values("values", in.flag("numeric"));
        if (values.isEmpty()) {
            in.complain("values", "Give at least one value.");
        }
        List<Double> weights = in.numbers("weights");
        if (!weights.isEmpty() && weights.size() != values.size()) {
            in.complain(
                    "weights",
                    "%d for %s: give one number for each value, in the same order, or none."
                            .formatted(weights.size(), values.size() == 1 ? "1 value" : values.size() + " values"));
        } else if (weights.stream().anyMatch(weight -> weight < 0)) {
            in.complain("weights", "A number here cannot be below 0.");
        } else if (!weights.isEmpty() && weights.stream().allMatch(weight -> weight == 0)) {
            in.complain("weights", "At least one number must be greater than 0.");
        }
        return new SamplerParams.Category(values, weights.isEmpty() ? null : weights);
    }

    private SamplerParams dependent() {
        String category = in.text("category");
        if (category.isEmpty()) {
            in.complain(
                    "category", "Choose the column it depends on. Only a choice column can be one; add that first.");
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (String parent : FormFields.parents(config, category)) {
            String key = FormFields.VALUES_OF + parent;
            List<Object> list = in.values(key, false);
            if (list.isEmpty()) {
                in.complain(key, "Give at least one value for “%s”.".formatted(parent));
            }
            values.put(parent, list);
        }
        return new SamplerParams.Subcategory(category, values);
    }

    private SamplerParams person() {
        int youngest = in.whole("youngest");
        int oldest = in.whole("oldest");
        if (youngest > oldest && in.isSound("youngest")) {
            in.complain("oldest", "This is below the youngest: %d is less than %d.".formatted(oldest, youngest));
        }
        List<String> lines = in.lines("cities");
        List<String> cities = lines.isEmpty() ? null : lines;
        String locale = in.required("locale", "Say the language and country, such as en_US.");
        String sex = in.orNull("sex");
        List<Integer> ages = List.of(youngest, oldest);
        // NVIDIA's managed people stay that.
        return kept(ColumnType.PERSON).map(SamplerColumnConfig::params).orElse(null)
                        instanceof SamplerParams.Person managed
                ? new SamplerParams.Person(
                        locale, sex, cities, ages, managed.selectFieldValues(), managed.withSyntheticPersonas())
                : new SamplerParams.PersonFromFaker(locale, sex, cities, ages);
    }

    private String distribution() {
        return in.required("dist", "Name a distribution, such as gamma.");
    }

    private @Nullable Integer decimals() {
        return in.text("decimals").isEmpty() ? null : Integer.valueOf(in.whole("decimals"));
    }

    /// @param column null when something is wrong
    /// @param complaints a sentence by field
    record Outcome(@Nullable ColumnConfig column, Map<String, String> complaints) {}
}
