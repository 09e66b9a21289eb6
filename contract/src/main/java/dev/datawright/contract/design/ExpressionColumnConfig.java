package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/// A column computed from other columns of its row by a Jinja expression.
///
/// @param expr a template such as `{{ first_name }} {{ last_name }}`
/// @param dtype what its text becomes; a string when absent
public record ExpressionColumnConfig(
        String name,
        String expr,
        Dtype dtype,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop) implements ColumnConfig {
    public ExpressionColumnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expr, "expr");
        dtype = dtype == null ? Dtype.STR : dtype;
    }

    @Override
    public ExpressionColumnConfig withName(String newName) {
        return new ExpressionColumnConfig(newName, expr, dtype, drop);
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
