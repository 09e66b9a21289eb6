package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Speaks the agent's and the bridge's APIs, as docs/reference/services.md has them, on one port of this machine.
///
/// A test tells the story step by step; nothing happens by itself, so every state can be looked at for as long as
/// needed. The steps that concern both services stand here, the others in [ScriptedAgent] and [ScriptedBridge].
public final class ScriptedServices implements AutoCloseable {
    public static final String TOKEN = "person-token";
    public static final String REQUEST =
            "200 parking tickets with ticket number, licence plate, street, date written, a fine between 15 and 250 and"
                    + " whether it was paid (70% are)";

    private final HttpServer server;
    private final int port;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ScriptedBridge bridge = new ScriptedBridge();
    private final ScriptedAgent agent = new ScriptedAgent(bridge);

    private ScriptedServices(int wantedPort) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 0);
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public static ScriptedServices start() throws IOException {
        return new ScriptedServices(0);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Writes the token these services accept.
    public static Path tokenFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("person.token"), TOKEN + "\n");
    }

    /// Method and path of every call but the streams, in order.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public ScriptedAgent agent() {
        return agent;
    }

    public ScriptedBridge bridge() {
        return bridge;
    }

    public UUID conversationId() {
        return agent.conversationId();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// The agent has set six columns: the design changes, the tool's line is done.
    public void setsColumns() {
        bridge.hasTicketColumns();
        agent.hasSetColumns();
    }

    public void completesJob() {
        bridge.completesJob();
        agent.tellsOfCompletedJob();
    }

    public void failsJob() {
        bridge.failsJob();
        agent.finishesRun();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean forAgent = path.startsWith("/api/agent");
        if (forAgent ? agent.isAway() : bridge.isAway()) {
            exchange.close();
            return;
        }
        if (path.startsWith("/api/bridge/files/")) {
            bridge.serveFile(exchange);
            return;
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            ScriptedWire.problem(exchange, ProblemType.NOT_SIGNED_IN, "Send the person's token.");
            return;
        }
        if (!path.endsWith("/events")) {
            calls.add(exchange.getRequestMethod() + " " + path);
        }
        if (forAgent) {
            agent.serve(exchange, exchange.getRequestMethod() + path.substring("/api/agent".length()));
        } else {
            bridge.serve(exchange, exchange.getRequestMethod() + path.substring("/api/bridge".length()));
        }
    }
}
