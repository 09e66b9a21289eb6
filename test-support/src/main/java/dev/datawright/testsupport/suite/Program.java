package dev.datawright.testsupport.suite;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process of its own, with its output in a file; closing it ends it and what it started.
public final class Program implements AutoCloseable {

    private static final Duration TO_END = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// @param environment added to this process's own
    public static Program start(String name, Path log, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Checkout.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("%s did not start: %s".formatted(name, command.getFirst()), e);
        }
    }

    /// A port nobody listens on at this moment.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a 200 at the address; fails at once when the process ends.
    public Program awaitReady(URI health, Duration limit) {
        Patience.untilTrue("%s to be ready".formatted(name), limit, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("%s ended with code %d before it was ready:%n%s"
                        .formatted(name, process.exitValue(), lastLines(40)));
            }
            return answersOk(health);
        });
        return this;
    }

    /// Waits for the process to end by itself; its exit code.
    public int awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
                throw new AssertionError(
                        "%s did not end within %d s:%n%s".formatted(name, limit.toSeconds(), lastLines(40)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new AssertionError("Interrupted while waiting for " + name, e);
        }
        return process.exitValue();
    }

    /// The end of what it printed.
    public String lastLines(int count) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - count), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(no output: %s)".formatted(e.getMessage());
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        end(process.toHandle());
        started.forEach(Program::end);
    }

    private static void end(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return;
        }
        handle.destroy();
        try {
            handle.onExit().get(TO_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            handle.destroyForcibly();
        }
    }

    private static boolean answersOk(URI health) {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// For messages.
    @Override
    public String toString() {
        return "%s (process %d)".formatted(name, process.pid());
    }
}
