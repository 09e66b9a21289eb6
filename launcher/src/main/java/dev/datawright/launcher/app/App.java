package dev.datawright.launcher.app;

/// The services that this launcher can start, by the name of their module.
public enum App {
    OFFLINE_MODEL("offline-model"),
    DESIGNER_SERVICE("designer-service"),
    MCP_BRIDGE("mcp-bridge"),
    AGENT_SERVICE("agent-service"),
    UI_SERVICE("ui-service");

    private final String module;

    App(String module) {
        this.module = module;
    }

    public String module() {
        return module;
    }
}
