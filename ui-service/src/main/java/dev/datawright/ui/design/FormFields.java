package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.ui.design.FormField.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields a column of each kind has, besides its name, its reason and whether it is a helper.
final class FormFields {
    /// What stands before a parent's value in the key of a dependent choice's field.
    static final String VALUES_OF = "values.";

    private static final FormField NUMBER_FORM = FormField.choice(
            "convert",
            "Written as",
            List.of(
                    new Choice("", "drawn"),
                    new Choice("int", "a whole number"),
                    new Choice("float", "a decimal number"),
                    new Choice("str", "text")));
    private static final FormField DECIMALS =
            FormField.number("decimals", "Decimals", "digits", "Empty keeps them all.");

    private static final FormField DISTRIBUTION =
            FormField.text("dist", "Distribution", "By scipy's name, such as gamma, lognorm or expon.");
    private static final FormField DISTRIBUTION_PARAMS =
            FormField.lines("params", "With", "scipy's parameters, one a line, such as scale = 1.5.");

    private FormFields() {}

    /// @param config the design the column stands in, for what it can refer to
    /// @param category the column a dependent choice depends on at the moment; empty for other kinds
    static List<FormField> of(ColumnType type, DataDesignerConfig config, String category) {
        return switch (type) {
            case CHOICE ->
                List.of(
                        FormField.lines("values", "Values", "One a line."),
                        FormField.lines(
                                "weights",
                                "How often",
                                "One number a line, in the same order: 70 and 30 mean 70 % and 30 %. Empty means equally often."),
                        FormField.flag("numeric", "The values are numbers"));
            case NUMBER ->
                List.of(
                        FormField.number("low", "From", "", ""),
                        FormField.number("high", "To", "", ""),
                        DECIMALS,
                        NUMBER_FORM);
            case BELL ->
                List.of(
                        FormField.number("mean", "Middle", "", ""),
                        FormField.number("stddev", "Spread", "", "Two of three values lie closer to the middle."),
                        DECIMALS,
                        NUMBER_FORM);
            case COUNT -> List.of(FormField.number("mean", "On average", "", ""), NUMBER_FORM);
            case OUT_OF ->
                List.of(
                        FormField.number("n", "Out of", "tries", ""),
                        FormField.number("percent", "Each succeeds in", "% of the cases", ""),
                        NUMBER_FORM);
            case MOSTLY_ZERO ->
                List.of(
                        FormField.number("percent", "Not 0 in", "% of the rows", ""),
                        DISTRIBUTION,
                        DISTRIBUTION_PARAMS,
                        NUMBER_FORM);
            case DISTRIBUTION -> List.of(DISTRIBUTION, DISTRIBUTION_PARAMS, DECIMALS, NUMBER_FORM);
            case AFTER ->
                List.of(
                        FormField.choice("reference", "Follows", references(config)),
                        FormField.number("shortest", "After at least", "", ""),
                        FormField.number("longest", "After at most", "", ""),
                        FormField.choice("unit", "Counted in", distances()),
                        FormField.text(
                                "convert", "Written as", "A pattern such as %d.%m.%Y; empty is the whole time."));
            case YES_NO -> List.of(FormField.number("percent", "Yes in", "% of the rows", ""));
            case DATE ->
                List.of(
                        FormField.text("start", "From", "Such as 2025-01-31 or 2025-01-31T08:00."),
                        FormField.text("end", "Until before", "The end itself is never drawn."),
                        FormField.choice("unit", "In steps of", units()),
                        FormField.text("convert", "Written as", "A pattern such as %d.%m.%Y; empty is 2025-01-31."));
            case CODE ->
                List.of(
                        FormField.text("prefix", "Starts with", "Such as T-; may be empty."),
                        FormField.flag("short", "Short: 8 characters instead of 32"),
                        FormField.flag("upper", "Upper-case letters"));
            case PERSON ->
                List.of(
                        FormField.text("locale", "Language and country", "Such as en_US or de_DE."),
                        FormField.choice(
                                "sex",
                                "Women or men",
                                List.of(
                                        new Choice("", "both"),
                                        new Choice("Female", "women only"),
                                        new Choice("Male", "men only"))),
                        FormField.number("youngest", "Youngest", "years", ""),
                        FormField.number("oldest", "Oldest", "years", ""),
                        FormField.lines("cities", "Only from these cities", "One a line; empty is any city."));
            case DEPENDENT -> dependent(config, category);
            case COMPUTED ->
                List.of(
                        FormField.template("expr", "Computed as", "Other columns stand in double braces."),
                        FormField.choice(
                                "dtype",
                                "The result is",
                                List.of(
                                        new Choice("str", "text"),
                                        new Choice("int", "a whole number"),
                                        new Choice("float", "a decimal number"),
                                        new Choice("bool", "yes or no"))));
            case WRITTEN ->
                List.of(
                        FormField.template("prompt", "What the model is asked to write", "One call for each row."),
                        FormField.template("system", "How it should write", "May be empty."),
                        FormField.choice("model", "Which model", models(config)));
            case OTHER -> List.of();
        };
    }

    /// The columns a dependent choice can depend on.
    static List<String> categories(DataDesignerConfig config) {
        return config.columns().stream()
                .filter(column -> category(column).isPresent())
                .map(ColumnConfig::name)
                .toList();
    }

    /// What values the column a dependent choice depends on can have.
    static List<String> parents(DataDesignerConfig config, String category) {
        return config.column(category)
                .flatMap(FormFields::category)
                .map(params -> params.values().stream().map(Object::toString).toList())
                .orElse(List.of());
    }

    private static List<FormField> dependent(DataDesignerConfig config, String category) {
        List<FormField> fields = new ArrayList<>();
        fields.add(FormField.choice(
                "category",
                "Depends on",
                categories(config).stream().map(name -> new Choice(name, name)).toList()));
        for (String parent : parents(config, category)) {
            fields.add(FormField.lines(VALUES_OF + parent, "When " + category + " is " + parent, "One a line."));
        }
        return fields;
    }

    private static Optional<SamplerParams.Category> category(ColumnConfig column) {
        return column instanceof SamplerColumnConfig sampler
                        && sampler.params() instanceof SamplerParams.Category category
                ? Optional.of(category)
                : Optional.empty();
    }

    private static List<Choice> units() {
        return List.of(
                new Choice("YEAR", "years"),
                new Choice("MONTH", "months"),
                new Choice("DAY", "days"),
                new Choice("HOUR", "hours"),
                new Choice("MINUTE", "minutes"),
                new Choice("SECOND", "seconds"));
    }

    private static List<Choice> distances() {
        return List.of(
                new Choice("DAY", "days"),
                new Choice("HOUR", "hours"),
                new Choice("MINUTE", "minutes"),
                new Choice("SECOND", "seconds"));
    }

    /// The columns that a date can follow.
    static List<Choice> references(DataDesignerConfig config) {
        return config.columns().stream()
                .filter(column -> column instanceof SamplerColumnConfig sampler
                        && sampler.params() instanceof SamplerParams.Temporal)
                .map(column -> new Choice(column.name(), column.name()))
                .toList();
    }

    private static List<Choice> models(DataDesignerConfig config) {
        Stream<String> used =
                config.columns().stream().map(ColumnConfig::modelAlias).filter(Objects::nonNull);
        Stream<String> configured = config.modelConfigs().stream().map(ModelConfig::alias);
        return Stream.of(Stream.of("writer"), configured, used)
                .flatMap(names -> names)
                .distinct()
                .map(name -> new Choice(name, name))
                .toList();
    }
}
