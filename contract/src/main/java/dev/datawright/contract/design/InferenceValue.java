package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model parameter: one number, or a distribution from which it is drawn anew for every row.
public sealed interface InferenceValue {

    /// On the wire a number, or `{distribution_type, params}`.
    @JsonValue
    Object wire();

    /// @throws IllegalArgumentException when it is neither a number nor a distribution
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static InferenceValue of(Object wire) {
        if (wire instanceof Number number) {
            return new Fixed(number.doubleValue());
        }
        if (wire instanceof Map<?, ?> distribution && distribution.get("params") instanceof Map<?, ?> params) {
            if (params.get("low") instanceof Number low && params.get("high") instanceof Number high) {
                return new Uniform(low.doubleValue(), high.doubleValue());
            }
            if (params.get("values") instanceof List<?> values) {
                return new Manual(
                        numbers(values), params.get("weights") instanceof List<?> weights ? numbers(weights) : null);
            }
        }
        throw new IllegalArgumentException("Neither a number nor a distribution: " + wire);
    }

    private static List<Double> numbers(List<?> values) {
        return values.stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    /// The same in every row.
    record Fixed(double value) implements InferenceValue {
        @Override
        public Object wire() {
            return value;
        }
    }

    /// @param low the least
    /// @param high the most
    record Uniform(double low, double high) implements InferenceValue {
        @Override
        public Object wire() {
            return Map.of("distribution_type", "uniform", "params", Map.of("low", low, "high", high));
        }
    }

    /// @param weights one for each value, of any sum; absent where all are alike
    record Manual(List<Double> values, @Nullable List<Double> weights) implements InferenceValue {
        public Manual {
            values = List.copyOf(values);
            weights = weights == null ? null : List.copyOf(weights);
        }

        @Override
        public Object wire() {
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("values", values);
            if (weights != null) {
                params.put("weights", weights);
            }
            return Map.of("distribution_type", "manual", "params", params);
        }
    }
}
