package dev.datawright.launcher.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.launcher.process.Ports;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EdgeTest {

    private HttpServer agent;
    private Undertow ui;
    private Edge edge;
    private final CountDownLatch firstEventSeen = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @BeforeEach
    void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        agent.createContext("/api/agent/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String seen = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " host="
                    + exchange.getRequestHeaders().getFirst("Host") + " forwarded="
                    + exchange.getRequestHeaders().getFirst("X-Forwarded-For") + " body=" + new String(body, UTF_8);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(seen.getBytes(UTF_8));
            }
        });
        agent.createContext("/api/agent/problem", exchange -> {
            byte[] body = "{\"type\":\"mine\"}".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(503, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        agent.createContext("/api/agent/events", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write("data: one\n\n".getBytes(UTF_8));
                out.flush();
                // The second event leaves only after the first has arrived: a buffering edge would wait for ever.
                if (firstEventSeen.await(30, TimeUnit.SECONDS)) {
                    out.write("data: two\n\n".getBytes(UTF_8));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        agent.createContext("/api/agent/large", exchange -> {
            byte[] block = new byte[1 << 20];
            exchange.sendResponseHeaders(200, 100L << 20);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write(block);
                }
            }
        });
        agent.start();
        ui = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(Handlers.websocket((_, channel) -> {
                    channel.getReceiveSetter().set(new AbstractReceiveListener() {
                        @Override
                        protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                            WebSockets.sendText("heard " + message.getData(), from, null);
                        }
                    });
                    channel.resumeReceives();
                }))
                .build();
        ui.start();
        int uiPort = ((InetSocketAddress) ui.getListenerInfo().getFirst().getAddress()).getPort();
        edge = Edge.start(
                0,
                List.of(
                        new Route(
                                "/api/agent",
                                "agent-service",
                                local(agent.getAddress().getPort())),
                        new Route(
                                "/api/bridge", "mcp-bridge", local(Ports.free(1).getFirst())),
                        new Route("/", "ui-service", local(uiPort))));
    }

    @AfterEach
    void stop() {
        edge.close();
        ui.stop();
        agent.stop(0);
        client.shutdownNow();
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(local(edge.port()).resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void passesARequestOnAsItCame() throws Exception {
        HttpResponse<String> response = send(request("/api/agent/echo/a%20b?x=1&y=%2F")
                .header("X-Forwarded-For", "10.0.0.1")
                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                .build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("POST /api/agent/echo/a%20b?x=1&y=%2F host=127.0.0.1:" + edge.port()
                        + " forwarded=127.0.0.1 body=hello");
    }

    @Test
    void passesOnAnAnswerWithoutReasonPhrase() throws Exception {
        // As Tomcat writes it; an answer of one connection is enough.
        try (ServerSocket tomcat = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Edge own = Edge.start(0, List.of(new Route("/", "ui-service", local(tomcat.getLocalPort()))))) {
            Thread server = Thread.ofVirtual().start(() -> {
                try (Socket socket = tomcat.accept()) {
                    BufferedReader request = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                    while (!"".equals(request.readLine())) {}
                    socket.getOutputStream().write("HTTP/1.1 201 \r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
                    request.readLine();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            HttpResponse<String> response = send(HttpRequest.newBuilder(local(own.port()))
                    .timeout(Duration.ofSeconds(20))
                    .build());
            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.body()).isEqualTo("ok");
            server.join(Duration.ofSeconds(20));
        }
    }

    @Test
    void routesByWholePathSegments() {
        Route route = new Route("/api/agent", "agent-service", local(1));
        assertThat(route.takes("/api/agent")).isTrue();
        assertThat(route.takes("/api/agent/x")).isTrue();
        assertThat(route.takes("/api/agents")).isFalse();
    }

    @Test
    void streamsEventsAsTheyCome() throws Exception {
        HttpResponse<InputStream> response =
                client.send(request("/api/agent/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: one");
            firstEventSeen.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: two");
        }
    }

    @Test
    void passesWebSocketsThrough() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + edge.port() + "/push"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        heard.complete(data.toString());
                        webSocket.request(1);
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        socket.sendText("hello", true).get(20, TimeUnit.SECONDS);
        assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("heard hello");
        socket.abort();
    }

    @Test
    void carriesLongDownloads() throws Exception {
        HttpResponse<InputStream> response =
                client.send(request("/api/agent/large").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(100L << 20);
        }
    }

    @Test
    void leavesAServicesOwnProblemAlone() throws Exception {
        HttpResponse<String> response = send(request("/api/agent/problem").build());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"type\":\"mine\"}");
    }

    @Test
    void tellsProgramsThatAServiceIsAway() throws Exception {
        HttpResponse<String> response = send(request("/api/bridge/capabilities").build());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        Problem problem = WireJson.mapper().readValue(response.body(), Problem.class);
        assertThat(problem.type()).isEqualTo("urn:datawright:problem:upstream-away");
        assertThat(problem.detail())
                .isEqualTo("mcp-bridge does not answer. Try again in a few seconds; ./datawright status tells how it"
                        + " stands.");
    }

    @Test
    void showsPeopleACalmPage() throws Exception {
        ui.stop();
        HttpResponse<String> response =
                send(request("/").header("Accept", "text/html,*/*").build());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("The workbench is not there yet");
    }

    @Test
    void answersToLocalNamesOnly() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /api/agent/echo HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("not to 'evil.example'");
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/agent/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                    + (Router.MAX_BODY + 1) + "\r\n\r\n")
                            .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 413");
        }
    }
}
