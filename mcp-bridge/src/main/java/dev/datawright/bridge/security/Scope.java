package dev.datawright.bridge.security;

import java.util.Arrays;
import java.util.Optional;

/// What a token allows.
public enum Scope {
    READ("read"),
    WRITE("write"),
    APPROVE("approve"),
    JOBS_WRITE("jobs:write");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static Optional<Scope> parse(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(text))
                .findFirst();
    }
}
