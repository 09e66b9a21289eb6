package dev.datawright.testsupport.model;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// An address that nobody may open, and which tells whether somebody did.
public final class Canary implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger opened = new AtomicInteger();

    private Canary(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            opened.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    public static Canary start() {
        try {
            return new Canary(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// How often it was opened.
    public int opened() {
        return opened.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
