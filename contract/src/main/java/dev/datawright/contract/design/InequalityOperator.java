package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a constraint compares its target (left) with its right-hand side.
public enum InequalityOperator {
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String sign;

    InequalityOperator(String sign) {
        this.sign = sign;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The sign for people, such as `<=`.
    public String sign() {
        return sign;
    }

    /// Whether equal values fulfil it.
    public boolean allowsEqual() {
        return this == LE || this == GE;
    }

    /// Whether the target is the larger side.
    public boolean isGreater() {
        return this == GT || this == GE;
    }
}
