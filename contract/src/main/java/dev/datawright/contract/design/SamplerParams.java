package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.ArrayList;
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
    @JsonSubTypes.Type(value = SamplerParams.Bernoulli.class, name = "bernoulli"),
    @JsonSubTypes.Type(value = SamplerParams.Datetime.class, name = "datetime"),
    @JsonSubTypes.Type(value = SamplerParams.PersonFromFaker.class, name = "person_from_faker")
})
public sealed interface SamplerParams {

    @JsonIgnore
    SamplerType samplerType();

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

    /// 1 with probability p, else 0.
    record Bernoulli(double p) implements SamplerParams {
        @Override
        public SamplerType samplerType() {
            return SamplerType.BERNOULLI;
        }
    }

    /// Points in time, equally likely, on a grid of whole units from the start.
    ///
    /// @param start earliest, inclusive, in ISO 8601
    /// @param end exclusive upper bound, in ISO 8601
    record Datetime(String start, String end, Unit unit) implements SamplerParams {
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

    /// A person with name, address and contact, consistent in itself; refer to its parts as `{{ column.first_name }}`.
    ///
    /// @param locale such as `en_US`
    /// @param sex `Male` or `Female`; both when absent
    /// @param city only people of these cities
    /// @param ageRange youngest and oldest, inclusive
    record PersonFromFaker(
            String locale,
            @Nullable String sex,

            @com.fasterxml.jackson.annotation.JsonFormat(
                    with = com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @Nullable
            List<String> city,

            List<Integer> ageRange)
            implements SamplerParams {
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

    /// Whole numbers as Long, other numbers as Double, everything else as it is: one Java type for one wire value.
    private static List<Object> scalars(List<Object> values) {
        List<Object> copy = new ArrayList<>(values.size());
        for (Object value : values) {
            copy.add(
                    switch (value) {
                        case Integer number -> number.longValue();
                        case java.math.BigInteger number -> number.longValueExact();
                        case java.math.BigDecimal number -> number.doubleValue();
                        case Float number -> number.doubleValue();
                        default -> value;
                    });
        }
        return List.copyOf(copy);
    }
}
