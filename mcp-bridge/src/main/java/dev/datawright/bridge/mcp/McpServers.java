package dev.datawright.bridge.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.mcp.server.common.autoconfigure.properties.McpServerProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import reactor.core.publisher.Mono;

/// One server for each selection, all behind one transport: the SDK's server has one list of tools.
///
/// A session belongs to the server that its opening request selected, so what it sees cannot change under it.
final class McpServers implements McpStreamableServerSession.Factory, ApplicationListener<ContextClosedEvent> {

    /// What the request that is being answered selected; the transport does not hand its request on.
    private static final ThreadLocal<@Nullable Selection> SELECTED = new ThreadLocal<>();

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final McpStreamableServerTransportProvider transport;
    private final Map<Selection, McpStreamableServerSession.Factory> factories = new HashMap<>();

    private final Map<String, PersonalSession> sessions = new ConcurrentHashMap<>();
    private final ResourceList resources;

    /// What the servers have beside tools; all of them have the same.
    ///
    /// @param everybodys resources that no caller owns
    record Features(
            List<SyncResourceSpecification> everybodys,
            List<SyncResourceTemplateSpecification> templates,
            List<SyncPromptSpecification> prompts,
            List<SyncCompletionSpecification> completions,
            List<ListedResources> lists) {}

    McpServers(
            McpStreamableServerTransportProvider transport,
            McpServerProperties properties,
            List<SyncToolSpecification> tools,
            Features features) {
        this.transport = transport;
        this.resources = new ResourceList(features.everybodys(), features.lists());
        for (Toolset toolset : Toolset.values()) {
            for (boolean readOnly : new boolean[] {false, true}) {
                Selection selection = new Selection(toolset, readOnly);
                Behind behind = new Behind(transport);
                build(behind, properties, selected(tools, selection), features);
                factories.put(selection, Objects.requireNonNull(behind.factory, "a server makes its sessions"));
            }
        }
        transport.setSessionFactory(this);
    }

    /// Answers a request that may open a session.
    interface Answering<E extends Exception, F extends Exception> {
        void answer() throws E, F;
    }

    static <E extends Exception, F extends Exception> void selecting(Selection selection, Answering<E, F> answering)
            throws E, F {
        SELECTED.set(selection);
        try {
            answering.answer();
        } finally {
            SELECTED.remove();
        }
    }

    @Override
    public McpStreamableServerSession.McpStreamableServerSessionInit startSession(McpSchema.InitializeRequest request) {
        Selection selection = SELECTED.get();
        McpStreamableServerSession.Factory factory = factories.get(selection == null ? Selection.DEFAULT : selection);
        McpStreamableServerSession.McpStreamableServerSessionInit started = Objects.requireNonNull(
                        factory, "every selection has its server")
                .startSession(request);
        PersonalSession session =
                new PersonalSession(started.session(), resources, closed -> sessions.remove(closed.getId()));
        sessions.put(session.getId(), session);
        return new McpStreamableServerSession.McpStreamableServerSessionInit(session, started.initResult());
    }

    /// The sessions that are open.
    Collection<PersonalSession> sessions() {
        return sessions.values();
    }

    @Nullable
    PersonalSession session(String id) {
        return sessions.get(id);
    }

    /// Streams end before the web server waits for its requests to finish.
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        transport.closeGracefully().onErrorComplete().block(CLOSING);
    }

    private static List<SyncToolSpecification> selected(List<SyncToolSpecification> tools, Selection selection) {
        List<SyncToolSpecification> selected = new ArrayList<>();
        for (SyncToolSpecification tool : tools) {
            boolean reads = Boolean.TRUE.equals(tool.tool().annotations().readOnlyHint());
            if (Tools.toolsets(tool.tool()).contains(selection.toolset().wireName())
                    && (reads || !selection.readOnly())) {
                selected.add(tool);
            }
        }
        return selected;
    }

    /// Tools run on the thread of their request; arguments are judged by us, who can say how to repair them.
    private static McpSyncServer build(
            McpStreamableServerTransportProvider transport,
            McpServerProperties properties,
            List<SyncToolSpecification> tools,
            Features features) {
        return McpServer.sync(transport)
                .serverInfo(properties.getName(), properties.getVersion())
                .instructions(properties.getInstructions())
                .requestTimeout(properties.getRequestTimeout())
                .capabilities(McpSchema.ServerCapabilities.builder()
                        .tools(false)
                        .resources(true, true)
                        .prompts(false)
                        .completions()
                        .build())
                .tools(tools)
                .resources(features.everybodys())
                .resourceTemplates(features.templates())
                .prompts(features.prompts())
                .completions(features.completions())
                .immediateExecution(true)
                .validateToolInputs(false)
                .build();
    }

    /// What one of the servers takes for its transport.
    private static final class Behind implements McpStreamableServerTransportProvider {

        private final McpStreamableServerTransportProvider transport;
        private McpStreamableServerSession.@Nullable Factory factory;

        Behind(McpStreamableServerTransportProvider transport) {
            this.transport = transport;
        }

        @Override
        public void setSessionFactory(McpStreamableServerSession.Factory sessions) {
            factory = sessions;
        }

        /// What concerns everybody is not said by one of several servers.
        @Override
        public Mono<Void> notifyClients(String method, Object params) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> notifyClient(String sessionId, String method, Object params) {
            return transport.notifyClient(sessionId, method, params);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }

        @Override
        public List<String> protocolVersions() {
            return transport.protocolVersions();
        }
    }
}
