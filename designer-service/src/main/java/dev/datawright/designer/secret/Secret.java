package dev.datawright.designer.secret;

import java.util.Objects;

/// A key that does not show itself in logs.
public record Secret(String value) {
    public Secret {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A key must not be empty");
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
