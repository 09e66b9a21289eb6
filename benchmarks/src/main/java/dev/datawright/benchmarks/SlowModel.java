package dev.datawright.benchmarks;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/// An OpenAI-compatible server that answers every question after the same time, however many there are.
///
/// One thread serves all of them without waiting: what the server takes of the two cores is not there for the one who
/// is measured.
final class SlowModel implements AutoCloseable {

    private static final byte[] TEXT = answer("A few words about it, as asked.");
    private static final byte[] FACTS = answer("```json\\n{\\\"sentiment\\\": \\\"pos\\\", \\\"score\\\": 7}\\n```");

    /// Kept here, since a level is forgotten with its logger.
    private static final List<Logger> QUIET = List.of(Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"));

    private final Undertow server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Duration latency;

    SlowModel(Duration first) {
        this.latency = first;
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        this.server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, -1)
                .addHttpListener(0, InetAddress.getLoopbackAddress().getHostAddress())
                .setHandler(exchange -> exchange.getRequestReceiver()
                        .receiveFullString(
                                (asked, question) -> {
                                    requests.incrementAndGet();
                                    asked.dispatch(
                                            asked.getIoThread(),
                                            () -> asked.getIoThread()
                                                    .executeAfter(
                                                            () -> answer(asked, question),
                                                            latency.toMillis(),
                                                            TimeUnit.MILLISECONDS));
                                },
                                StandardCharsets.UTF_8))
                .build();
        this.server.start();
    }

    URI url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/v1");
    }

    /// From the next question on.
    void answerAfter(Duration time) {
        latency = time;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void answer(HttpServerExchange exchange, String question) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(question.contains("response_schema") ? FACTS : TEXT));
    }

    private static byte[] answer(String content) {
        return ("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"writer\",\"choices\":[{\"index\":0,"
                        + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"" + content
                        + "\"}}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":9,\"total_tokens\":18}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
