package dev.datawright.agent.tools;

import dev.datawright.telemetry.Traces;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One MCP client per person, so that no session ever serves two.
@Component
class McpSessions {

    private static final Logger log = LoggerFactory.getLogger(McpSessions.class);
    private static final int MAX_SESSIONS = 200;

    private final BridgeProperties.Bridge bridge;
    private final BridgeTokens tokens;
    private final Traces traces;
    private final Map<String, McpSyncClient> clients = new LinkedHashMap<>(16, 0.75f, true);

    McpSessions(BridgeProperties properties, BridgeTokens tokens, Traces traces) {
        this.bridge = properties.bridge();
        this.tokens = tokens;
        this.traces = traces;
    }

    /// The person's client, with an initialised session.
    McpSyncClient forOwner(String owner) {
        tokens.tokenFor(owner);
        McpSyncClient client;
        synchronized (clients) {
            client = clients.computeIfAbsent(owner, this::connect);
            if (clients.size() > MAX_SESSIONS) {
                var eldest = clients.entrySet().iterator();
                McpSyncClient unused = eldest.next().getValue();
                eldest.remove();
                close(unused);
            }
        }
        synchronized (client) {
            if (!client.isInitialized()) {
                client.initialize();
            }
        }
        return client;
    }

    /// Drops a session that no longer works, unless another call has replaced it already.
    void drop(String owner, McpSyncClient broken) {
        synchronized (clients) {
            clients.remove(owner, broken);
        }
        close(broken);
    }

    @PreDestroy
    void closeAll() {
        synchronized (clients) {
            clients.values().forEach(McpSessions::close);
            clients.clear();
        }
    }

    private McpSyncClient connect(String owner) {
        var transport = HttpClientStreamableHttpTransport.builder(bridge.url().toString())
                .endpoint("/mcp")
                .connectTimeout(Duration.ofSeconds(5))
                // Nothing is pushed by the bridge: the agent reads its events over REST.
                .openConnectionOnStartup(false)
                .httpRequestCustomizer((request, method, uri, body, context) -> {
                    request.setHeader("Authorization", "Bearer " + tokens.tokenFor(owner));
                    // The request is built on another thread than the call was made on.
                    if (context.get(Traces.HEADER) instanceof String place) {
                        request.setHeader(Traces.HEADER, place);
                    }
                })
                .build();
        return McpClient.sync(transport)
                .transportContextProvider(this::place)
                .clientInfo(new McpSchema.Implementation("agent-service", "0.1.0"))
                .requestTimeout(bridge.timeout())
                .initializationTimeout(Duration.ofSeconds(10))
                .build();
    }

    private McpTransportContext place() {
        String here = traces.here();
        return here == null ? McpTransportContext.EMPTY : McpTransportContext.create(Map.of(Traces.HEADER, here));
    }

    private static void close(McpSyncClient client) {
        try {
            client.close();
        } catch (RuntimeException e) {
            log.debug("An MCP session was not closed properly", e);
        }
    }
}
