package dev.datawright.launcher.edge;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xnio.Options;

/// The reverse proxy on 127.0.0.1: it routes and passes on, streams and upgrades included.
public final class Edge implements AutoCloseable {

    private final Undertow server;

    private Edge(Undertow server) {
        this.server = server;
    }

    /// @param port 0 takes any free one
    /// @param routes the most particular first
    public static Edge start(int port, List<Route> routes) throws IOException {
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(2)
                .setBufferSize(16 * 1024)
                // The router sets the limit, and says so; this one would cut off without a word.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                // An event stream is read by nobody's clock: its client sends nothing for as long as it listens.
                .setSocketOption(Options.READ_TIMEOUT, 0)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(Duration.ofSeconds(20)))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(Duration.ofMinutes(2)))
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setHandler(new Router(routes))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw new IOException("nothing can listen on port " + port + ": " + e.getMessage(), e);
        }
        return new Edge(server);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
