package dev.datawright.launcher.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StdioBridgeTest {

    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private volatile String session = "s1";
    private HttpServer server;
    private PipedOutputStream client;
    private StdioBridge bridge;
    private Thread serving;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mcp", this::answer);
        server.start();
        client = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(client);
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp?toolset=agent");
        bridge = new StdioBridge(endpoint, () -> "a-token", new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
        serving = Thread.ofVirtual().start(() -> {
            try {
                bridge.serve(in);
            } catch (IOException e) {
                seen.add("broken: " + e);
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        serving.join(10_000);
        bridge.close();
        server.stop(0);
    }

    /// What a client would read, a line each.
    private final class Lines extends ByteArrayOutputStream {
        @Override
        public synchronized void flush() {
            String text = toString(StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            if (end >= 0) {
                text.substring(0, end).lines().forEach(printed::add);
                reset();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String sent = exchange.getRequestHeaders().getFirst("Mcp-Session-Id");
            seen.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getQuery() + " " + sent + " "
                            + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (body.contains("initialize\"")) {
                exchange.getResponseHeaders().set("Mcp-Session-Id", session);
                write(
                        exchange,
                        "application/json",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocolVersion\":\"2025-06-18\"}}");
            } else if (!session.equals(sent)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (body.contains("tools/list")) {
                write(
                        exchange,
                        "text/event-stream",
                        "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}\n\n"
                                + "data: {\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"tools\":[]}}\n\n");
            } else {
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    private static void write(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void type(String line) throws IOException {
        client.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        client.flush();
    }

    private String read() throws InterruptedException {
        return printed.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void handsMessagesToTheBridgeAndAnswersToTheClient() throws Exception {
        type(INITIALIZE);
        assertThat(read()).contains("protocolVersion");
        type(LIST);
        assertThat(read()).contains("notifications/progress");
        assertThat(read()).contains("\"tools\":[]");
        assertThat(seen.getFirst()).isEqualTo("POST toolset=agent null Bearer a-token " + INITIALIZE);
        assertThat(seen)
                .anyMatch(call -> call.startsWith("POST toolset=agent s1 Bearer a-token") && call.endsWith(LIST));
    }

    @Test
    void opensAForgottenSessionAnewWithoutTheClientsKnowing() throws Exception {
        type(INITIALIZE);
        read();
        session = "s2";
        type(LIST);
        assertThat(read()).contains("notifications/progress");
        assertThat(read()).contains("\"tools\":[]");
        assertThat(printed).isEmpty();
    }

    @Test
    void answersInASentenceWhenNobodyIsThere() throws Exception {
        type(INITIALIZE);
        read();
        server.stop(0);
        type(LIST);
        assertThat(read()).contains("\"id\":2", "./datawright up starts it");
        type("no json");
        assertThat(read()).contains("That line is not JSON");
    }
}
