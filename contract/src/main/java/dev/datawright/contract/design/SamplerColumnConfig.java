package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column drawn from a distribution.
///
/// On the wire the parameters' type is the sibling field `sampler_type`.
///
/// @param conditionalParams parameters of the same type by condition on other columns of the row, such as
/// `kind == 'truck'`; the last condition that holds wins, and where none does `params` apply
/// @param convertTo `float`, `int` or `str` for numbers; a strftime pattern such as `%Y-%m-%d` for datetimes
public record SamplerColumnConfig(
        String name,

        @JsonTypeInfo(
                use = JsonTypeInfo.Id.NAME,
                include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
                property = "sampler_type")
        SamplerParams params,

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "sampler_type")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, SamplerParams> conditionalParams,

        @Nullable String convertTo,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ColumnConfig {
    public SamplerColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(params, "params");
        conditionalParams = conditionalParams == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(conditionalParams));
    }

    /// The same parameters in every row.
    public SamplerColumnConfig(String name, SamplerParams params, @Nullable String convertTo, boolean drop) {
        this(name, params, Map.of(), convertTo, drop);
    }

    @Override
    public SamplerColumnConfig withName(String newName) {
        return new SamplerColumnConfig(newName, params, conditionalParams, convertTo, drop);
    }

    /// Its conditions stay as they are: they are no templates.
    @Override
    public SamplerColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        Map<String, SamplerParams> conditional = new LinkedHashMap<>();
        conditionalParams.forEach(
                (condition, conditioned) -> conditional.put(condition, renamed(conditioned, otherName)));
        return new SamplerColumnConfig(name, renamed(params, otherName), conditional, convertTo, drop);
    }

    private static SamplerParams renamed(SamplerParams params, UnaryOperator<String> otherName) {
        String other = params.referencedColumn();
        return other == null ? params : params.renamed(other, otherName.apply(other));
    }

    @Override
    public List<String> templates() {
        return List.of();
    }

    @Override
    public List<String> namedColumns() {
        return allParams().stream()
                .map(SamplerParams::referencedColumn)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public String columnType() {
        return "sampler";
    }

    /// The column as it is in rows of one condition.
    public SamplerColumnConfig withParams(SamplerParams newParams) {
        return new SamplerColumnConfig(name, newParams, Map.of(), convertTo, drop);
    }

    /// All parameters that a row may have, the usual ones first.
    public List<SamplerParams> allParams() {
        return Stream.concat(Stream.of(params), conditionalParams.values().stream())
                .toList();
    }

    @JsonIgnore
    public SamplerType samplerType() {
        return params.samplerType();
    }
}
