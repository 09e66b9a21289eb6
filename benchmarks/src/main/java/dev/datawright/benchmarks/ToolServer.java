package dev.datawright.benchmarks;

import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server of the three tools, in a process of its own with a database of its own.
///
/// @param token for an owner; null where no token is asked for
/// @param base arguments of every call of an owner, beside the design
record ToolServer(
        Process process,
        URI endpoint,
        Function<String, @Nullable String> token,
        Function<String, Map<String, Object>> base)
        implements AutoCloseable {

    private static final Duration STARTS = Duration.ofMinutes(2);

    /// mcp-bridge as the launcher runs it.
    static ToolServer ours(Path folder, Path log) throws IOException, InterruptedException {
        TestTokens tokens = TestTokens.create();
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xss512k",
                "-jar",
                Path.of("mcp-bridge", "target", "mcp-bridge-0.1.0-SNAPSHOT-app.jar")
                        .toAbsolutePath()
                        .toString()));
        for (String property : TestDatabase.fresh().toProperties()) {
            command.add("--" + property);
        }
        command.add("--" + tokens.toProperty());
        command.add("--server.port=" + port);
        // No tool of this benchmark asks the backend.
        command.add("--datawright.bridge.data-designer.url=http://127.0.0.1:9");
        command.add("--datawright.bridge.links.secret=a secret of the benchmark");
        command.add("--datawright.bridge.file-store=" + folder.toAbsolutePath());
        return start(command, port, "/mcp", log, tokens::person, owner -> Map.of());
    }

    static ToolServer fastMcp(Path python, Path log) throws IOException, InterruptedException {
        TestDatabase database = TestDatabase.fresh();
        int port = freePort();
        String conninfo = database.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
        List<String> command = List.of(
                python.toString(),
                Path.of("benchmarks", "python", "fastmcp_bridge.py")
                        .toAbsolutePath()
                        .toString(),
                conninfo.replace("//", "//" + database.username() + ":" + database.password() + "@"),
                Integer.toString(port));
        return start(command, port, "/mcp", log, owner -> null, owner -> Map.of("owner", owner));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static ToolServer start(
            List<String> command,
            int port,
            String path,
            Path log,
            Function<String, @Nullable String> token,
            Function<String, Map<String, Object>> base)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + STARTS.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("The server does not answer; what it said is in " + log);
            }
            Thread.sleep(100);
        }
        return new ToolServer(process, URI.create("http://127.0.0.1:" + port + path), token, base);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
