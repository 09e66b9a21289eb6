package dev.datawright.launcher.suite;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Stands in for every service: becomes ready at once, answers every path with its own name.
///
/// Packed into a jar of its own, so it uses nothing but Java.
public final class FakeApp {

    private FakeApp() {}

    public static void main(String[] arguments) throws Exception {
        if (System.getProperty("jarmode") != null) {
            // No layers to unpack in here: the launcher falls back to the jar as it is.
            System.exit(1);
        }
        String name = arguments.length > 0 ? arguments[0] : System.getenv("SERVER_PORT");
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("SERVER_PORT"))),
                0);
        server.createContext("/", exchange -> {
            byte[] body = (exchange.getRequestURI().getPath().startsWith("/actuator")
                            ? "{\"status\":\"UP\"}"
                            : "served by " + name)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        System.out.println("listening");
    }
}
