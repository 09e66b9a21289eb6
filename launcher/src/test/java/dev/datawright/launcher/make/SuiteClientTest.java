package dev.datawright.launcher.make;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SuiteClientTest {

    @Test
    void tellsAnInterruptAsOneWhileAnAnswerIsStillComing() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"id\":".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            half.countDown();
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (SuiteClient client = new SuiteClient(address, () -> "good")) {
            CompletableFuture<Throwable> told = new CompletableFuture<>();
            Thread command = Thread.ofVirtual().start(() -> {
                try {
                    told.complete(new AssertionError("It answered " + client.job(UUID.randomUUID())));
                } catch (InterruptedException | RuntimeException e) {
                    told.complete(e);
                }
            });
            half.await();
            while (!waitsForTheBody(command)) {
                Thread.onSpinWait();
            }
            command.interrupt();
            assertThat(told.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        } finally {
            end.countDown();
            server.stop(0);
        }
    }

    private static boolean waitsForTheBody(Thread command) {
        return command.getState() == Thread.State.WAITING
                && Arrays.stream(command.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("readAllBytes"));
    }
}
