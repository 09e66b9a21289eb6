package dev.datawright.contract.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON dialect: snake_case names, absent instead of null, unknown fields ignored, instants in ISO 8601.
///
/// Records of a foreign protocol with other names (AG-UI) carry their own naming annotation.
public final class WireJson {

    private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

    private WireJson() {}

    /// The shared mapper; immutable and safe for any number of threads.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// Applies the dialect to a builder, so that a framework's own mapper speaks it too.
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // An absent flag is false; where an absent number is a mistake, rules says so with its path.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
