package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a sampler needs to know; which record it is, the sibling `sampler_type` says.
@JsonSubTypes({
    @JsonSubTypes.Type(value = SamplerParams.Uuid.class, name = "uuid"),
    @JsonSubTypes.Type(value = SamplerParams.Category.class, name = "category"),
    @JsonSubTypes.Type(value = SamplerParams.Subcategory.class, name = "subcategory"),
    @JsonSubTypes.Type(value = SamplerParams.Uniform.class, name = "uniform"),
    @JsonSubTypes.Type(value = SamplerParams.Gaussian.class, name = "gaussian"),
    @JsonSubTypes.Type(value = SamplerParams.Poisson.class, name = "poisson"),
    @JsonSubTypes.Type(value = SamplerParams.Bernoulli.class, name = "bernoulli"),
    @JsonSubTypes.Type(value = SamplerParams.Binomial.class, name = "binomial"),
    @JsonSubTypes.Type(value = SamplerParams.BernoulliMixture.class, name = "bernoulli_mixture"),
    @JsonSubTypes.Type(value = SamplerParams.Scipy.class, name = "scipy"),
    @JsonSubTypes.Type(value = SamplerParams.Datetime.class, name = "datetime"),
    @JsonSubTypes.Type(value = SamplerParams.Timedelta.class, name = "timedelta"),
    @JsonSubTypes.Type(value = SamplerParams.Person.class, name = "person"),
    @JsonSubTypes.Type(value = SamplerParams.PersonFromFaker.class, name = "person_from_faker")
})
public sealed interface SamplerParams {

    @JsonIgnore
    SamplerType samplerType();

    /// The column that these parameters name; absent when they name none.
    @JsonIgnore
    default @Nullable String referencedColumn() {
        return null;
    }

    /// The same parameters, with the column that they name under its new name.
    default SamplerParams renamed(String from, String to) {
        return this;
    }

    /// A distribution of numbers that is known by its quantiles.
    sealed interface Distributed extends SamplerParams permits Poisson, Binomial, BernoulliMixture, Scipy {}

    /// Points in time, written as texts.
    sealed interface Temporal extends SamplerParams permits Datetime, Timedelta {}

    /// Made-up people; refer to their parts as `{{ column.first_name }}`.
    sealed interface People extends SamplerParams permits Person, PersonFromFaker {

        /// Language and country, such as `en_US`.
        String locale();

        /// `Male` or `Female`; both when absent.
        @Nullable
        String sex();

        /// Only people of these cities.
        @Nullable
        List<String> city();

        /// Youngest and oldest, inclusive.
        List<Integer> ageRange();
    }

    /// Random UUIDs (version 4): 32 hexadecimal digits without hyphens, or the first 8 in the short form.
    record Uuid(
            @Nullable String prefix,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean shortForm,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean uppercase)
            implements SamplerParams {
        @Override
        public SamplerType samplerType() {
            return SamplerType.UUID;
        }
    }

    /// One of several values.
    ///
    /// @param values each a String, a Long or a Double
    /// @param weights unnormalised, one for each value; absent means equally likely
    record Category(List<Object> values, @Nullable List<Double> weights) implements SamplerParams {
        public Category {
            values = scalars(Objects.requireNonNull(values, "values"));
            weights = weights == null ? null : List.copyOf(weights);
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.CATEGORY;
        }
    }

    /// One of the values that belong to the value of a category column.
    ///
    /// @param category name of the category column
    /// @param values for each value of that column, as text, the values to draw from
    record Subcategory(String category, Map<String, List<Object>> values) implements SamplerParams {
        public Subcategory {
            Objects.requireNonNull(category, "category");
            Map<String, List<Object>> copy = new LinkedHashMap<>();
            Objects.requireNonNull(values, "values").forEach((key, list) -> copy.put(key, scalars(list)));
            values = Collections.unmodifiableMap(copy);
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.SUBCATEGORY;
        }

        @Override
        public String referencedColumn() {
            return category;
        }

        @Override
        public Subcategory renamed(String from, String to) {
            return category.equals(from) ? new Subcategory(to, values) : this;
        }
    }

    /// Any number from low (inclusive) to high, each equally likely.
    record Uniform(double low, double high, @Nullable Integer decimalPlaces) implements SamplerParams {
        @Override
        public SamplerType samplerType() {
            return SamplerType.UNIFORM;
        }
    }

    /// Normally distributed numbers.
    record Gaussian(double mean, double stddev, @Nullable Integer decimalPlaces) implements SamplerParams {
        @Override
        public SamplerType samplerType() {
            return SamplerType.GAUSSIAN;
        }
    }

    /// How often something happens that happens so often on average.
    record Poisson(double mean) implements Distributed {
        @Override
        public SamplerType samplerType() {
            return SamplerType.POISSON;
        }
    }

    /// 1 with probability p, else 0.
    record Bernoulli(double p) implements SamplerParams {
        @Override
        public SamplerType samplerType() {
            return SamplerType.BERNOULLI;
        }
    }

    /// How many of n trials succeed when each does with probability p.
    record Binomial(long n, double p) implements Distributed {
        @Override
        public SamplerType samplerType() {
            return SamplerType.BINOMIAL;
        }
    }

    /// With probability p a number of the distribution, else 0.
    ///
    /// @param distName name in scipy.stats
    /// @param distParams by scipy's names, each a Long or a Double
    record BernoulliMixture(double p, String distName, Map<String, Number> distParams) implements Distributed {
        public BernoulliMixture {
            Objects.requireNonNull(distName, "dist_name");
            distParams = numbers(distParams);
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.BERNOULLI_MIXTURE;
        }
    }

    /// A distribution of scipy.stats.
    ///
    /// @param distName name in scipy.stats, such as `gamma`
    /// @param distParams by scipy's names, such as `a` and `scale`; each a Long or a Double
    record Scipy(
            String distName,
            Map<String, Number> distParams,
            @Nullable Integer decimalPlaces) implements Distributed {
        public Scipy {
            Objects.requireNonNull(distName, "dist_name");
            distParams = numbers(distParams);
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.SCIPY;
        }
    }

    /// Points in time, equally likely, on a grid of whole units from the start.
    ///
    /// @param start earliest, inclusive, in ISO 8601
    /// @param end exclusive upper bound, in ISO 8601
    record Datetime(String start, String end, Unit unit) implements Temporal {
        public Datetime {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(end, "end");
            unit = unit == null ? Unit.DAY : unit;
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.DATETIME;
        }

        /// Granularity of the grid.
        public enum Unit {
            @JsonProperty("Y")
            YEAR,
            @JsonProperty("M")
            MONTH,
            @JsonProperty("D")
            DAY,
            @JsonProperty("h")
            HOUR,
            @JsonProperty("m")
            MINUTE,
            @JsonProperty("s")
            SECOND
        }
    }

    /// Points in time that follow those of another column by whole units, each distance equally likely.
    ///
    /// @param dtMin shortest distance, at least 0
    /// @param dtMax exclusive upper bound of the distance
    /// @param referenceColumnName a datetime or timedelta column
    record Timedelta(long dtMin, long dtMax, String referenceColumnName, Unit unit) implements Temporal {
        public Timedelta {
            Objects.requireNonNull(referenceColumnName, "reference_column_name");
            unit = unit == null ? Unit.DAY : unit;
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.TIMEDELTA;
        }

        @Override
        public String referencedColumn() {
            return referenceColumnName;
        }

        @Override
        public Timedelta renamed(String from, String to) {
            return referenceColumnName.equals(from) ? new Timedelta(dtMin, dtMax, to, unit) : this;
        }

        /// What a distance is counted in; years and months have no fixed length.
        public enum Unit {
            @JsonProperty("D")
            DAY,
            @JsonProperty("h")
            HOUR,
            @JsonProperty("m")
            MINUTE,
            @JsonProperty("s")
            SECOND
        }
    }

    /// A person of NVIDIA's managed data sets, or whoever stands in for them.
    ///
    /// @param selectFieldValues only people with these values, by field
    /// @param withSyntheticPersonas whether a described personality comes with each
    record Person(
            String locale,
            @Nullable String sex,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> city,

            List<Integer> ageRange,
            @Nullable Map<String, List<String>> selectFieldValues,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean withSyntheticPersonas)
            implements People {
        public Person {
            locale = locale == null ? "en_US" : locale;
            city = city == null ? null : List.copyOf(city);
            ageRange = ageRange == null ? List.of(18, 114) : List.copyOf(ageRange);
            selectFieldValues = selectFieldValues == null ? null : Map.copyOf(selectFieldValues);
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.PERSON;
        }
    }

    /// A person with name, address and contact, consistent in itself.
    record PersonFromFaker(
            String locale,
            @Nullable String sex,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> city,

            List<Integer> ageRange)
            implements People {
        public PersonFromFaker {
            locale = locale == null ? "en_US" : locale;
            city = city == null ? null : List.copyOf(city);
            ageRange = ageRange == null ? List.of(18, 114) : List.copyOf(ageRange);
        }

        @Override
        public SamplerType samplerType() {
            return SamplerType.PERSON_FROM_FAKER;
        }
    }

    /// One Java type for one wire value.
    private static List<Object> scalars(List<Object> values) {
        return values.stream().map(SamplerParams::scalar).toList();
    }

    private static Map<String, Number> numbers(Map<String, Number> values) {
        Map<String, Number> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(name, (Number) scalar(value)));
        return Collections.unmodifiableMap(copy);
    }

    /// Whole numbers as Long, other numbers as Double, everything else as it is.
    private static Object scalar(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case BigInteger number -> number.longValueExact();
            case BigDecimal number -> number.doubleValue();
            case Float number -> number.doubleValue();
            default -> value;
        };
    }
}
