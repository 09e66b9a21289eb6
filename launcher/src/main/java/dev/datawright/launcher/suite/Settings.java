package dev.datawright.launcher.suite;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A service's configuration under Spring's names, turned into environment variables.
final class Settings {

    private final Map<String, String> environment = new LinkedHashMap<>();

    /// @param property such as `datawright.bridge.links.secret`
    Settings with(String property, Object value) {
        environment.put(variable(property), value.toString());
        return this;
    }

    /// Relaxed binding: dots become underscores, dashes go.
    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }
}
