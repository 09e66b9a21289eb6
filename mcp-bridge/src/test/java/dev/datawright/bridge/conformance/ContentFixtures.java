package dev.datawright.bridge.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;

/// The resources and prompts that the suite reads, and a way in for clients that cannot send a token.
@Configuration(proxyBeanMethods = false)
@Profile("conformance")
public class ContentFixtures {

    /// The token of callers that send none.
    public static final AtomicReference<String> TOKEN = new AtomicReference<>("");

    @Bean
    List<SyncResourceSpecification> conformanceResources() {
        return List.of(
                text("test://static-text", "This is the content of the static text resource."),
                new SyncResourceSpecification(
                        resource("test://static-binary", "image/png"),
                        (exchange, request) -> new McpSchema.ReadResourceResult(List.of(
                                new McpSchema.BlobResourceContents(request.uri(), "image/png", ToolFixtures.PNG)))),
                text("test://watched-resource", "Watched resource content"));
    }

    private static SyncResourceSpecification text(String uri, String text) {
        return new SyncResourceSpecification(
                resource(uri, "text/plain"),
                (exchange, request) -> new McpSchema.ReadResourceResult(
                        List.of(new McpSchema.TextResourceContents(request.uri(), "text/plain", text))));
    }

    private static McpSchema.Resource resource(String uri, String type) {
        return McpSchema.Resource.builder(uri, uri)
                .description("Fixture of the conformance suite.")
                .mimeType(type)
                .build();
    }

    @Bean
    List<SyncResourceTemplateSpecification> conformanceTemplates() {
        return List.of(new SyncResourceTemplateSpecification(
                McpSchema.ResourceTemplate.builder("test://template/{id}/data", "template")
                        .description("Fixture of the conformance suite.")
                        .mimeType("application/json")
                        .build(),
                (exchange, request) -> {
                    String id = request.uri().replaceAll("test://template/(.*)/data", "$1");
                    String json = "{\"id\":\"" + id + "\",\"templateTest\":true,\"data\":\"Data for ID: " + id + "\"}";
                    return new McpSchema.ReadResourceResult(
                            List.of(new McpSchema.TextResourceContents(request.uri(), "application/json", json)));
                }));
    }

    @Bean
    List<SyncPromptSpecification> conformancePrompts() {
        McpSchema.PromptMessage analyze = said("Please analyze the image above.");
        return List.of(
                new SyncPromptSpecification(
                        prompt("test_simple_prompt"),
                        (exchange, request) -> prompted(said("This is a simple prompt for testing."))),
                new SyncPromptSpecification(
                        prompt("test_prompt_with_arguments", "arg1", "arg2"),
                        (exchange, request) -> prompted(said("Prompt with arguments: arg1='"
                                + request.arguments().get("arg1") + "', arg2='"
                                + request.arguments().get("arg2") + "'"))),
                new SyncPromptSpecification(
                        prompt("test_prompt_with_embedded_resource", "resourceUri"),
                        (exchange, request) -> prompted(
                                new McpSchema.PromptMessage(
                                        McpSchema.Role.USER,
                                        ToolFixtures.embedded(
                                                String.valueOf(
                                                        request.arguments().get("resourceUri")),
                                                "Embedded resource content for testing.")),
                                said("Please process the embedded resource above."))),
                new SyncPromptSpecification(
                        prompt("test_prompt_with_image"),
                        (exchange, request) -> prompted(
                                new McpSchema.PromptMessage(McpSchema.Role.USER, ToolFixtures.image()), analyze)));
    }

    private static McpSchema.Prompt prompt(String name, String... arguments) {
        return new McpSchema.Prompt(
                name,
                "Fixture of the conformance suite.",
                java.util.Arrays.stream(arguments)
                        .map(argument -> new McpSchema.PromptArgument(argument, "An argument.", true))
                        .toList());
    }

    private static McpSchema.PromptMessage said(String text) {
        return new McpSchema.PromptMessage(McpSchema.Role.USER, new McpSchema.TextContent(text));
    }

    private static McpSchema.GetPromptResult prompted(McpSchema.PromptMessage... messages) {
        return new McpSchema.GetPromptResult("Fixture", List.of(messages));
    }

    @Bean
    List<SyncCompletionSpecification> conformanceCompletions() {
        return List.of(new SyncCompletionSpecification(
                new McpSchema.PromptReference("test_prompt_with_arguments"),
                (exchange, request) -> new McpSchema.CompleteResult(
                        new McpSchema.CompleteResult.CompleteCompletion(List.of("paris", "park", "party"), 3, false))));
    }

    @Bean
    FilterRegistrationBean<Filter> tokenForAll() {
        FilterRegistrationBean<Filter> filter =
                new FilterRegistrationBean<>((request, response, chain) -> chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public String getHeader(String name) {
                                String sent = super.getHeader(name);
                                return sent == null && name.equalsIgnoreCase("Authorization")
                                        ? "Bearer " + TOKEN.get()
                                        : sent;
                            }

                            @Override
                            public java.util.Enumeration<String> getHeaders(String name) {
                                return name.equalsIgnoreCase("Authorization")
                                        ? java.util.Collections.enumeration(List.of(getHeader(name)))
                                        : super.getHeaders(name);
                            }
                        },
                        response));
        filter.setAsyncSupported(true);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
