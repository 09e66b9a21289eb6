package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column drawn from a distribution.
///
/// On the wire the parameters' type is the sibling field `sampler_type`.
///
/// @param convertTo `float`, `int` or `str` for numbers; a strftime pattern such as `%Y-%m-%d` for datetimes
public record SamplerColumnConfig(
        String name,

        @JsonTypeInfo(
                use = JsonTypeInfo.Id.NAME,
                include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
                property = "sampler_type")
        SamplerParams params,

        @Nullable String convertTo,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ColumnConfig {
    public SamplerColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(params, "params");
    }

    @Override
    public SamplerColumnConfig withName(String newName) {
        return new SamplerColumnConfig(newName, params, convertTo, drop);
    }

    @JsonIgnore
    public SamplerType samplerType() {
        return params.samplerType();
    }
}
