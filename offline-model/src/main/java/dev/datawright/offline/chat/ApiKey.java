package dev.datawright.offline.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/// A secret that is never printed.
record ApiKey(String value) {
    ApiKey {
        Objects.requireNonNull(value, "value");
    }

    /// Public, since the binder of configuration properties finds only public factories.
    public static ApiKey of(String value) {
        return new ApiKey(value);
    }

    /// Compared in constant time, so that answers tell nothing about it.
    boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
