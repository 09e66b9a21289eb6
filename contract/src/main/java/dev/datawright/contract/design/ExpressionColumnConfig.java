package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A column computed from other columns of its row by a Jinja expression.
///
/// @param expr a template such as `{{ first_name }} {{ last_name }}`
/// @param dtype what its text becomes; a string when absent
/// @param propagateSkip true when absent
public record ExpressionColumnConfig(
        String name,
        String expr,
        Dtype dtype,
        @Nullable Skip skip,
        @Nullable Boolean propagateSkip,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ColumnConfig {
    public ExpressionColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expr, "expr");
        dtype = dtype == null ? Dtype.STR : dtype;
        propagateSkip = Boolean.TRUE.equals(propagateSkip) ? null : propagateSkip;
    }

    /// Computed in every row.
    public ExpressionColumnConfig(String name, String expr, Dtype dtype, boolean drop) {
        this(name, expr, dtype, null, null, drop);
    }

    @Override
    public ExpressionColumnConfig withName(String newName) {
        return new ExpressionColumnConfig(newName, expr, dtype, skip, propagateSkip, drop);
    }

    @Override
    public ExpressionColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return new ExpressionColumnConfig(
                name, template.apply(expr), dtype, Skip.written(skip, template), propagateSkip, drop);
    }

    @Override
    public List<String> templates() {
        return skip == null ? List.of(expr) : List.of(expr, skip.when());
    }

    @Override
    public String columnType() {
        return "expression";
    }

    @Override
    public boolean propagatesSkip() {
        return propagateSkip == null;
    }

    /// Type of the result.
    public enum Dtype {
        @JsonProperty("int")
        INT,
        @JsonProperty("float")
        FLOAT,
        @JsonProperty("str")
        STR,
        @JsonProperty("bool")
        BOOL
    }
}
