package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.problem.ProblemType;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A session of the SDK with what the SDK does not have: a list of resources for each caller, subscriptions that tell
/// nobody about another's things, and requests that can be taken back.
final class PersonalSession extends McpStreamableServerSession {

    private static final int MOST_SUBSCRIPTIONS = 100;

    private final McpStreamableServerSession session;
    private final ResourceList resources;
    private final Consumer<PersonalSession> closed;
    private final Map<String, Cancellation> running = new ConcurrentHashMap<>();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String owner;
    private volatile boolean hasListed;

    PersonalSession(McpStreamableServerSession session, ResourceList resources, Consumer<PersonalSession> closed) {
        super(session.getId(), null, null, Duration.ZERO, Map.of(), Map.of());
        this.session = session;
        this.resources = resources;
        this.closed = closed;
    }

    @Nullable
    String owner() {
        return owner;
    }

    /// Whether it asked for the list, and so holds one that can be out of date.
    boolean hasListed() {
        return hasListed;
    }

    Set<String> subscriptions() {
        return subscriptions;
    }

    /// The answer to what the SDK has no answer for; absent when the SDK has one.
    @Nullable
    Object answer(Call call, String method, Map<?, ?> params) {
        owner = call.owner();
        return switch (method) {
            case McpSchema.METHOD_RESOURCES_LIST -> list(call, params);
            case McpSchema.METHOD_RESOURCES_SUBSCRIBE -> subscribe(params);
            case McpSchema.METHOD_RESOURCES_UNSUBSCRIBE -> unsubscribe(params);
            default -> null;
        };
    }

    /// Remembers that the request is being answered, until [#ended].
    Cancellation begun(String requestId) {
        Cancellation cancellation = new Cancellation();
        running.put(requestId, cancellation);
        return cancellation;
    }

    void ended(String requestId, Cancellation cancellation) {
        running.remove(requestId, cancellation);
    }

    void cancel(String requestId) {
        Cancellation cancellation = running.get(requestId);
        if (cancellation != null) {
            cancellation.cancel();
        }
    }

    private Object list(Call call, Map<?, ?> params) {
        Object cursor = params.get("cursor");
        McpSchema.ListResourcesResult page = resources.page(call, cursor == null ? null : cursor.toString());
        hasListed = true;
        return page;
    }

    private Object subscribe(Map<?, ?> params) {
        String uri = uri(params);
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
            throw new BridgeFailure(
                    ProblemType.LIMIT_REACHED,
                    "A session has at most " + MOST_SUBSCRIPTIONS + " subscriptions; end one first.");
        }
        subscriptions.add(uri);
        return Map.of();
    }

    private Object unsubscribe(Map<?, ?> params) {
        subscriptions.remove(uri(params));
        return Map.of();
    }

    private static String uri(Map<?, ?> params) {
        if (params.get("uri") instanceof String uri && uri.length() <= 500) {
            return uri;
        }
        throw BridgeFailure.invalid("uri", "missing", "the address of the resource is missing", null);
    }

    @Override
    public Mono<Void> responseStream(McpSchema.JSONRPCRequest request, McpStreamableServerTransport transport) {
        return session.responseStream(request, transport);
    }

    @Override
    public Mono<Void> accept(McpSchema.JSONRPCNotification notification) {
        return session.accept(notification);
    }

    @Override
    public Mono<Void> accept(McpSchema.JSONRPCResponse response) {
        return session.accept(response);
    }

    @Override
    public void setMinLoggingLevel(McpSchema.LoggingLevel level) {
        session.setMinLoggingLevel(level);
    }

    @Override
    public boolean isNotificationForLevelAllowed(McpSchema.LoggingLevel level) {
        return session.isNotificationForLevelAllowed(level);
    }

    @Override
    public <T> Mono<T> sendRequest(String method, Object params, TypeRef<T> type) {
        return session.sendRequest(method, params, type);
    }

    @Override
    public Mono<Void> sendNotification(String method, @Nullable Object params) {
        return session.sendNotification(method, params);
    }

    @Override
    public boolean hasListeningStream() {
        return session.hasListeningStream();
    }

    @Override
    public boolean hasOpenStream() {
        return session.hasOpenStream();
    }

    @Override
    public McpStreamableServerSessionStream listeningStream(McpStreamableServerTransport transport) {
        return session.listeningStream(transport);
    }

    @Override
    public void releaseListeningStream() {
        session.releaseListeningStream();
    }

    @Override
    public Flux<McpSchema.JSONRPCMessage> replay(Object lastEventId) {
        return session.replay(lastEventId);
    }

    @Override
    public McpStreamableServerSessionStream responseStream(McpStreamableServerTransport transport) {
        Cancellation current = Cancellation.current();
        return session.responseStream(current == null ? transport : new UnlessCancelled(transport, current));
    }

    @Override
    public Mono<Void> delete() {
        closed.accept(this);
        return session.delete();
    }

    @Override
    public Mono<Void> closeGracefully() {
        closed.accept(this);
        return session.closeGracefully();
    }

    @Override
    public void close() {
        closed.accept(this);
        session.close();
    }

    /// An answer that nobody waits for any more is not sent.
    private record UnlessCancelled(McpStreamableServerTransport transport, Cancellation cancellation)
            implements McpStreamableServerTransport {

        @Override
        public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
            return isWanted(message) ? transport.sendMessage(message) : Mono.empty();
        }

        @Override
        public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, String messageId) {
            return isWanted(message) ? transport.sendMessage(message, messageId) : Mono.empty();
        }

        private boolean isWanted(McpSchema.JSONRPCMessage message) {
            return !(message instanceof McpSchema.JSONRPCResponse) || !cancellation.isCancelled();
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            return transport.unmarshalFrom(data, type);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return transport.closeGracefully();
        }

        @Override
        public void close() {
            transport.close();
        }

        @Override
        public java.util.List<String> protocolVersions() {
            return transport.protocolVersions();
        }
    }
}
