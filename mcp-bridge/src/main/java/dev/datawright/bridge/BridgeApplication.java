package dev.datawright.bridge;

import org.springframework.ai.mcp.server.webmvc.autoconfigure.McpServerStreamableHttpWebMvcAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the bridge; its MCP transport is the SDK's own servlet, which bounds requests and sweeps sessions.
@SpringBootApplication(exclude = McpServerStreamableHttpWebMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
public class BridgeApplication {

    public static void main(String[] args) {
        SpringApplication.run(BridgeApplication.class, args);
    }
}
