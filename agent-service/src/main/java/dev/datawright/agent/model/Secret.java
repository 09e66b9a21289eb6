package dev.datawright.agent.model;

/// A value that never shows in a log.
record Secret(String value) {

    /// Used when a configuration value becomes one.
    public static Secret valueOf(String value) {
        return new Secret(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
