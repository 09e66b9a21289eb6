package dev.datawright.bridge.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.telemetry.Traces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HttpTest {

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                calls.incrementAndGet();
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksNoMoreOfABackendThatDidNotAnswerTenTimesUntilAMomentLater() {
        Http http = http(Duration.ofMillis(500));
        status = 503;
        for (int call = 0; call < 10; call++) {
            assertThat(http.send("POST", "/x", null).status()).isEqualTo(503);
        }

        assertThatThrownBy(() -> http.send("POST", "/x", null))
                .isInstanceOf(BridgeFailure.class)
                .hasMessageContaining("did not answer 10 times in a row");
        assertThat(calls).hasValue(10);

        status = 200;
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(http.isThere("/x")).isTrue());
    }

    @Test
    void keepsAskingABackendThatRefuses() {
        Http http = http(Duration.ofMinutes(1));
        status = 422;
        for (int call = 0; call < 30; call++) {
            assertThat(http.send("POST", "/x", null).status()).isEqualTo(422);
        }
    }

    @Test
    void sendsNothingTwice() {
        status = 503;
        assertThat(http(Duration.ofMinutes(1)).send("POST", "/x", null).status())
                .isEqualTo(503);
        assertThat(calls).hasValue(1);
    }

    private Http http(Duration pause) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Duration limit = Duration.ofSeconds(20);
        return new Http(
                new UpstreamProperties(
                        new UpstreamProperties.Backend(
                                url,
                                null,
                                UpstreamProperties.Api.AUTO,
                                "default",
                                limit,
                                limit,
                                pause,
                                limit,
                                limit,
                                DataSize.ofMegabytes(1)),
                        new UpstreamProperties.Gateway(null, null, "gateway", limit, true)),
                Traces.none());
    }
}
