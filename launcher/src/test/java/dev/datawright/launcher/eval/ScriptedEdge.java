package dev.datawright.launcher.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.launcher.make.ModelUsage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A suite whose agent designs one column, proposes a job when rows are named, and asks when it is told nothing.
final class ScriptedEdge implements AutoCloseable {

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    final List<String> calls = new CopyOnWriteArrayList<>();

    /// Whether the agent never ends what it has begun.
    volatile boolean busy;

    /// Whether the service in front answers that nobody is there.
    volatile boolean away;

    private final HttpServer server;
    private final UUID conversationId = UUID.randomUUID();
    private final UUID designId = UUID.randomUUID();
    private final List<Message> messages = new ArrayList<>();
    private int version = 1;
    private @Nullable JobProposal proposal;

    ScriptedEdge() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add(exchange.getRequestMethod() + " " + path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID"));
        Object answer = away
                ? Problem.of(ProblemType.UPSTREAM_AWAY, "Nobody is there.")
                : route(exchange.getRequestMethod(), path, body);
        byte[] bytes = WireJson.mapper().writeValueAsString(answer).getBytes(UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private synchronized Object route(String method, String path, String body) {
        if (path.equals("/api/bridge/capabilities")) {
            return new Capabilities("datawright", true, 50, true, true, true, true, true, false);
        }
        if (path.equals("/api/bridge/usage")) {
            return new ModelUsage(messages.size() / 2, 100L * messages.size(), 10, 0.001, false);
        }
        if (path.endsWith("/preview")) {
            return new Preview(
                    designId,
                    version,
                    7L,
                    List.of("fine"),
                    List.of(Map.of("fine", 15), Map.of("fine", 250)),
                    List.of(),
                    AT);
        }
        if (path.startsWith("/api/bridge/designs/")) {
            return design();
        }
        if (path.endsWith("/messages")) {
            return say(WireJson.mapper().readValue(body, SendMessage.class).text());
        }
        if (method.equals("POST") && path.equals("/api/agent/conversations")) {
            messages.clear();
            version = 1;
            proposal = null;
            return conversation();
        }
        return new ConversationView(conversation(), messages, List.of(), List.of(), proposal, null, null, 3);
    }

    private RunAccepted say(String text) {
        messages.add(new Message(UUID.randomUUID(), Message.Role.USER, text, List.of(), version, AT));
        boolean told = text.matches(".*\\d.*");
        if (told) {
            version++;
            proposal = new JobProposal(
                    UUID.randomUUID(),
                    new JobSpec(designId, version, 200, 7L, 1),
                    new Estimate(200, 0, 0, 0, 0.1, 0.4, false, List.of()),
                    null);
        }
        messages.add(new Message(
                UUID.randomUUID(),
                Message.Role.ASSISTANT,
                told ? "I have added one column." : "What is it about?",
                List.of(),
                version,
                AT));
        return new RunAccepted(UUID.randomUUID(), 0, false);
    }

    private Conversation conversation() {
        return new Conversation(conversationId, "New", designId, busy ? UUID.randomUUID() : null, AT, AT);
    }

    private Design design() {
        DataDesignerConfig config =
                version == 1 ? DataDesignerConfig.empty() : WireJson.mapper().readValue("""
                        {"columns": [{"column_type": "sampler", "name": "fine", "sampler_type": "uniform",
                                      "params": {"low": 15, "high": 250}}]}
                        """, DataDesignerConfig.class);
        return new Design(designId, "Tickets", version, config, Map.of(), 200L, 7L, Author.AGENT, "made", AT, AT);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
