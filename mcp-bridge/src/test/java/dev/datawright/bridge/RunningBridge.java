package dev.datawright.bridge;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.TestTokens;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// A bridge on a free port with a database of its own, and both kinds of client for it.
final class RunningBridge implements AutoCloseable {

    private final TestTokens tokens = TestTokens.create();
    private final List<String> arguments = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;

    RunningBridge(ScriptedDataDesigner designer, String... properties) {
        this(designer.url(), properties);
    }

    RunningBridge(String designerUrl, String... properties) {
        for (String property : TestDatabase.fresh().toProperties()) {
            arguments.add("--" + property);
        }
        arguments.add("--" + tokens.toProperty());
        arguments.add("--server.port=0");
        arguments.add("--datawright.bridge.data-designer.url=" + designerUrl);
        arguments.add("--datawright.bridge.gateway.url=http://gateway/v1");
        arguments.add("--datawright.bridge.gateway.api-key=key");
        arguments.add("--datawright.bridge.links.secret=a secret of the tests");
        arguments.add("--datawright.bridge.file-store=" + folder());
        for (String property : properties) {
            // An argument that is there twice is a list of both.
            String key = "--" + property.substring(0, property.indexOf('=') + 1);
            arguments.removeIf(argument -> argument.startsWith(key));
            arguments.add("--" + property);
        }
        context = start(arguments);
    }

    private static ConfigurableApplicationContext start(List<String> arguments) {
        return SpringApplication.run(BridgeApplication.class, arguments.toArray(String[]::new));
    }

    /// The same database and folder, another process as far as the bridge can tell.
    void restart() {
        context.close();
        context = start(arguments);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    TestTokens tokens() {
        return tokens;
    }

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// An answer of the REST edge.
    record Answer(int status, HttpResponse<String> raw) {
        JsonNode json() {
            return WireJson.mapper().readTree(raw.body());
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String token, String path, String... headers) {
        return call(token, "GET", path, null, headers);
    }

    Answer post(String token, String path, Object body, String... headers) {
        return call(token, "POST", path, body, headers);
    }

    Answer put(String token, String path, Object body, String... headers) {
        return call(token, "PUT", path, body, headers);
    }

    /// @param headers names and values in turn
    Answer call(@Nullable String token, String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        String content = body == null
                ? ""
                : body instanceof String text ? text : WireJson.mapper().writeValueAsString(body);
        request.method(method, HttpRequest.BodyPublishers.ofString(content));
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A client that has introduced itself. The SDK (2.1.0) sometimes loses the answer to that on its way between two
    /// threads, and a client that has done so is of no use; another one is.
    McpSyncClient mcp(String token) {
        return mcp(token, "/mcp");
    }

    /// @param endpoint with what the connection selects, such as `/mcp?toolset=agent`
    McpSyncClient mcp(String token, String endpoint, String... headers) {
        for (int attempt = 1; ; attempt++) {
            McpSyncClient client = newClient(token, endpoint, headers);
            try {
                client.initialize();
                return client;
            } catch (NullPointerException lostAnswer) {
                client.close();
                if (attempt == 3) {
                    throw lostAnswer;
                }
            }
        }
    }

    /// A client that is told when its list of resources or one of them changes.
    McpSyncClient listening(
            String token,
            Consumer<List<McpSchema.Resource>> listChanged,
            Consumer<List<McpSchema.ResourceContents>> updated) {
        for (int attempt = 1; ; attempt++) {
            McpSyncClient client = McpClient.sync(transport(token, "/mcp"))
                    .requestTimeout(Duration.ofSeconds(60))
                    .resourcesChangeConsumer(listChanged)
                    .resourcesUpdateConsumer(updated)
                    .build();
            try {
                client.initialize();
                return client;
            } catch (NullPointerException lostAnswer) {
                client.close();
                if (attempt == 3) {
                    throw lostAnswer;
                }
            }
        }
    }

    private McpSyncClient newClient(String token, String endpoint, String... headers) {
        return McpClient.sync(transport(token, endpoint, headers))
                .requestTimeout(Duration.ofSeconds(60))
                .build();
    }

    private HttpClientStreamableHttpTransport transport(String token, String endpoint, String... headers) {
        return HttpClientStreamableHttpTransport.builder(url())
                .endpoint(endpoint)
                .httpRequestCustomizer((request, method, uri, body, context) -> {
                    request.header("Authorization", "Bearer " + token);
                    for (int i = 0; i < headers.length; i += 2) {
                        request.setHeader(headers[i], headers[i + 1]);
                    }
                })
                .build();
    }

    static McpSchema.CallToolResult tool(McpSyncClient client, String name, Map<String, Object> arguments) {
        return client.callTool(new McpSchema.CallToolRequest(name, arguments, null));
    }

    static McpSchema.CallToolResult tool(McpSyncClient client, String name, Map<String, Object> arguments, String key) {
        return client.callTool(
                new McpSchema.CallToolRequest(name, arguments, Map.of("dev.datawright/idempotency-key", key)));
    }

    static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().getFirst()).text();
    }

    static JsonNode structured(McpSchema.CallToolResult result) {
        return WireJson.mapper().valueToTree(result.structuredContent());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("bridge-files");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
