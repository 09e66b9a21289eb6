package dev.datawright.bridge.mcp;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param allowedHosts `Host` headers that are answered; `:*` stands for any port
/// @param allowedOrigins `Origin` headers that are answered; a client without one is no browser
/// @param maxSessions sessions of all users together
/// @param sessionIdle a session without a call for this long is forgotten
@ConfigurationProperties("datawright.bridge.mcp")
record McpProperties(
        @DefaultValue({"localhost:*", "127.0.0.1:*", "[::1]:*"})
        List<String> allowedHosts,

        @DefaultValue({"http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"})
        List<String> allowedOrigins,

        @DefaultValue("1000") int maxSessions,
        @DefaultValue("30m") Duration sessionIdle) {}
