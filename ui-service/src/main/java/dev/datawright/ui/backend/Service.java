package dev.datawright.ui.backend;

import java.net.URI;

/// A service behind the workbench, by what a person would call it.
public enum Service {
    AGENT("The agent", "/api/agent"),
    BRIDGE("The dataset service", "/api/bridge");

    private final String label;
    private final String root;

    Service(String label, String root) {
        this.label = label;
        this.root = root;
    }

    /// Its name at the start of a sentence.
    public String label() {
        return label;
    }

    /// The address all of its paths hang on, whether the configured one names the root path or not.
    String base(URI configured) {
        String text = configured.toString();
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return trimmed.endsWith(root) ? trimmed : trimmed + root;
    }
}
