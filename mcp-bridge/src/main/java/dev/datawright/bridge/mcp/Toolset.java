package dev.datawright.bridge.mcp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which tools a connection has.
enum Toolset {
    /// The few that a model needs to design with.
    AGENT,
    /// Everything.
    FULL,
    /// The small steps of the original MCP server for Data Designer, under their names.
    CLASSIC;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Toolset> parse(String text) {
        return Arrays.stream(values())
                .filter(toolset -> toolset.wireName().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Toolset::wireName).collect(Collectors.joining(", "));
    }
}
