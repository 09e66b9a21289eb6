package dev.datawright.bridge.mcp;

import dev.datawright.bridge.event.Events;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
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
import org.springframework.core.Ordered;
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
                .securityValidator(validator(properties))
                .sessionSweepInterval(properties.sessionIdle())
                .build();
    }

    private static ServerTransportSecurityValidator validator(McpProperties properties) {
        return DefaultServerTransportSecurityValidator.builder()
                .allowedHosts(properties.allowedHosts())
                .allowedOrigins(properties.allowedOrigins())
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
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<PersonalRequests> personalRequests(McpServers servers, McpProperties properties) {
        FilterRegistrationBean<PersonalRequests> filter =
                new FilterRegistrationBean<>(new PersonalRequests(servers, validator(properties)));
        filter.addUrlPatterns(ENDPOINT);
        filter.setAsyncSupported(true);
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    McpServers mcpServers(
            HttpServletStreamableServerTransportProvider transport,
            McpServerProperties properties,
            ObjectProvider<List<SyncToolSpecification>> tools,
            ObjectProvider<List<SyncResourceSpecification>> everybodys,
            ObjectProvider<List<SyncResourceTemplateSpecification>> templates,
            ObjectProvider<List<SyncPromptSpecification>> prompts,
            ObjectProvider<List<SyncCompletionSpecification>> completions,
            ObjectProvider<ListedResources> lists,
            MeterRegistry meters,
            Traces traces) {
        ToolMeter meter = new ToolMeter(meters, traces);
        return new McpServers(
                transport,
                properties,
                all(tools).stream().map(meter::metered).toList(),
                new McpServers.Features(
                        all(everybodys),
                        all(templates),
                        all(prompts),
                        all(completions),
                        lists.orderedStream().toList()));
    }

    @Bean
    MeterBinder openSessions(McpServers servers) {
        return meters -> Gauge.builder(
                        "datawright.mcp.sessions",
                        servers,
                        now -> now.sessions().size())
                .description("MCP sessions that are open")
                .register(meters);
    }

    @Bean
    ResourceNews resourceNews(Events events, McpServers servers) {
        return new ResourceNews(events, servers.sessions());
    }

    private static <T> List<T> all(ObjectProvider<List<T>> features) {
        return features.orderedStream().flatMap(List::stream).toList();
    }
}
