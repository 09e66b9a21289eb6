package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import java.util.List;
import java.util.stream.Stream;

/// The kinds of column a person can make by hand, in the order they are offered.
enum ColumnType {
    CHOICE("Choice", "one of several values"),
    NUMBER("Number in a range", "each equally likely"),
    BELL("Number around a middle", "most near it, few far away"),
    COUNT("Count", "how often something happens"),
    OUT_OF("Successes", "how many of several tries succeed"),
    MOSTLY_ZERO("Number or 0", "0 except in a share of the rows"),
    DISTRIBUTION("Other distribution", "one of scipy's, by name"),
    YES_NO("Yes or no", "with a share of yes"),
    DATE("Date or time", "between two moments"),
    AFTER("Date after another", "some days or hours later"),
    CODE("Code", "unique letters and digits"),
    PERSON("Person", "name, address and contact"),
    DEPENDENT("Dependent choice", "values that belong to another column's value"),
    COMPUTED("Computed", "from other columns of the row"),
    WRITTEN("Written text", "by a language model"),
    /// What an imported design can have and no form has fields for.
    OTHER("As it is", "stays as the design says");

    private final String word;
    private final String hint;

    ColumnType(String word, String hint) {
        this.word = word;
        this.hint = hint;
    }

    static ColumnType of(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler ->
                switch (sampler.params()) {
                    case SamplerParams.Uuid uuid -> CODE;
                    case SamplerParams.Category category -> CHOICE;
                    case SamplerParams.Subcategory subcategory -> DEPENDENT;
                    case SamplerParams.Uniform uniform -> NUMBER;
                    case SamplerParams.Gaussian gaussian -> BELL;
                    case SamplerParams.Bernoulli bernoulli -> YES_NO;
                    case SamplerParams.Datetime datetime -> DATE;
                    case SamplerParams.Poisson poisson -> COUNT;
                    case SamplerParams.Binomial binomial -> OUT_OF;
                    case SamplerParams.BernoulliMixture mixture -> MOSTLY_ZERO;
                    case SamplerParams.Scipy scipy -> DISTRIBUTION;
                    case SamplerParams.Timedelta timedelta -> AFTER;
                    case SamplerParams.People people -> PERSON;
                };
            case ExpressionColumnConfig expression -> COMPUTED;
            case ModelColumnConfig _ -> WRITTEN;
            case SeedDatasetColumnConfig _, EmbeddingColumnConfig _, ValidationColumnConfig _ -> OTHER;
        };
    }

    /// The kinds that a column of this one can become.
    static List<ColumnType> offered(ColumnType now) {
        return Stream.of(values()).filter(type -> type != OTHER || now == OTHER).toList();
    }

    /// What the list of kinds says, such as `Choice: one of several values`.
    String sentence() {
        return word + ": " + hint;
    }

    String word() {
        return word;
    }
}
