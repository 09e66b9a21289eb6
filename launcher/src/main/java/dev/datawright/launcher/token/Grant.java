package dev.datawright.launcher.token;

import java.util.List;

/// Who a token is for and what it allows; docs/reference/services.md has the table.
enum Grant {
    PERSON("ui", List.of("datawright-bridge", "datawright-agent"), "read write approve"),
    AGENT("agent-service", List.of("datawright-bridge"), "read write"),
    /// A program that the local user started: it may not approve what it proposes.
    MCP("mcp-stdio", List.of("datawright-bridge"), "read write");

    private final String clientId;
    private final List<String> audiences;
    private final String scope;

    Grant(String clientId, List<String> audiences, String scope) {
        this.clientId = clientId;
        this.audiences = audiences;
        this.scope = scope;
    }

    String clientId() {
        return clientId;
    }

    List<String> audiences() {
        return audiences;
    }

    String scope() {
        return scope;
    }
}
