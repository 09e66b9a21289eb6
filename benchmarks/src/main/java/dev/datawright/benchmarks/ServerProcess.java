package dev.datawright.benchmarks;

import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own that takes connections.
record ServerProcess(Process process, int port) implements AutoCloseable {

    private static final Duration STARTS = Duration.ofMinutes(2);

    /// @param port on which the command makes it listen
    /// @param log where it says what it has to say
    static ServerProcess start(List<String> command, int port, Path log) throws IOException, InterruptedException {
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
        return new ServerProcess(process, port);
    }

    /// What starts one of our services with a database of its own, as the launcher does but with both compilers.
    ///
    /// @param tokens whose signer it trusts
    static List<String> ofService(String module, int port, TestTokens tokens) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xss512k",
                "-jar",
                Path.of(module, "target", module + "-0.1.0-SNAPSHOT-app.jar")
                        .toAbsolutePath()
                        .toString()));
        for (String property : TestDatabase.fresh().toProperties()) {
            command.add("--" + property);
        }
        command.add("--" + tokens.toProperty());
        command.add("--server.port=" + port);
        return command;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
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

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
