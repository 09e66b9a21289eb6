package dev.datawright.ui.backend;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where the services are and where the person's token is kept fresh.
///
/// @param agentUrl address of agent-service; `/api/agent` is added when it is missing
/// @param bridgeUrl address of mcp-bridge; `/api/bridge` is added when it is missing
/// @param tokenFile holds the person's bearer token; read again on every call
@Validated
@ConfigurationProperties("datawright.ui")
record BackendProperties(
        @NotNull URI agentUrl,
        @NotNull URI bridgeUrl,
        @NotNull Path tokenFile) {}
