package dev.datawright.launcher.process;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// Asks a service whether it is usable.
public final class Readiness implements AutoCloseable {

    /// Spring's word and LiteLLM's.
    private static final Set<String> YES = Set.of("UP", "healthy");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /// One question; anything but a clear yes is a no.
    public boolean isUp(String url) throws InterruptedException {
        URI address = URI.create(url);
        if (!listens(address)) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(5))
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    && YES.contains(WireJson.mapper()
                            .readTree(response.body())
                            .path("status")
                            .asString(""));
        } catch (IOException | JacksonException _) {
            return false;
        }
    }

    /// A refused connection costs the HTTP client a thousand times what it costs a socket, and a start asks often.
    private static boolean listens(URI address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 2_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
