package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The samplers that the suite runs, by Data Designer's names.
public enum SamplerType {
    UUID,
    CATEGORY,
    SUBCATEGORY,
    UNIFORM,
    GAUSSIAN,
    POISSON,
    BERNOULLI,
    BINOMIAL,
    BERNOULLI_MIXTURE,
    SCIPY,
    DATETIME,
    TIMEDELTA,
    PERSON,
    PERSON_FROM_FAKER;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
