package dev.datawright.agent.tools;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the bridge is, and who the agent is there.
///
/// @param userTokenFile the file that holds the agent's token for its one user; kept fresh by who starts the suite
@Validated
@ConfigurationProperties("datawright.agent")
record BridgeProperties(
        @Valid @NotNull Bridge bridge, @Nullable Path userTokenFile) {

    /// @param url the bridge's address without a path; `/mcp` and `/api/bridge` are below it
    /// @param timeout longest wait for one answer
    record Bridge(@NotNull URI url, @DefaultValue("60s") Duration timeout) {}
}
