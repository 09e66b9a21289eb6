package dev.datawright.bridge.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.ai.mcp.server.common.autoconfigure.properties.McpServerProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

/// The SDK's servlet transport at /mcp, with doors in front that it lacks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpServerProperties.class)
class McpConfiguration {

    private static final String ENDPOINT = "/mcp";

    @Bean
    HttpServletStreamableServerTransportProvider mcpTransport(McpProperties properties) {
        return HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(new JacksonMcpJsonMapper(JsonMapper.builder().build()))
                .mcpEndpoint(ENDPOINT)
                .contextExtractor(request -> request.getUserPrincipal() instanceof JwtAuthenticationToken token
                        ? McpTransportContext.create(Map.of(Callers.TOKEN, token.getToken()))
                        : McpTransportContext.EMPTY)
                .securityValidator(DefaultServerTransportSecurityValidator.builder()
                        .allowedHosts(properties.allowedHosts())
                        .allowedOrigins(properties.allowedOrigins())
                        .build())
                .sessionSweepInterval(properties.sessionIdle())
                .build();
    }

    @Bean
    ServletRegistrationBean<HttpServletStreamableServerTransportProvider> mcpServlet(
            HttpServletStreamableServerTransportProvider transport) {
        ServletRegistrationBean<HttpServletStreamableServerTransportProvider> servlet =
                new ServletRegistrationBean<>(transport, ENDPOINT);
        servlet.setAsyncSupported(true);
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /// Behind the security filter, since sessions are counted for signed-in callers only.
    @Bean
    FilterRegistrationBean<McpDoor> mcpDoor(McpProperties properties, Clock clock) {
        FilterRegistrationBean<McpDoor> filter = new FilterRegistrationBean<>(
                new McpDoor(properties.maxSessions(), properties.sessionIdle().multipliedBy(2), clock));
        filter.addUrlPatterns(ENDPOINT);
        filter.setAsyncSupported(true);
        return filter;
    }

    @Bean
    McpServers mcpServers(
            HttpServletStreamableServerTransportProvider transport,
            McpServerProperties properties,
            ObjectProvider<List<SyncToolSpecification>> tools) {
        return new McpServers(
                transport, properties, tools.stream().flatMap(List::stream).toList());
    }
}
