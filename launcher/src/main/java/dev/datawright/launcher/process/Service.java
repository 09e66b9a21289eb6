package dev.datawright.launcher.process;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import dev.datawright.launcher.state.ProcessId;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One child process and its keeper: starts it, tells when it is usable, starts it again when it dies, ends it.
///
/// A service that dies before it was ever ready is not tried again: the reason is in its configuration or its
/// surroundings, and the person should read it at once.
public final class Service {

    private final ServiceSpec spec;
    private final Runnable changed;
    private final Consumer<String> news;
    private final Backoff backoff = new Backoff();
    private final Thread keeper;

    private volatile @Nullable Process process;
    private volatile Condition condition = Condition.STARTING;
    private volatile Instant since = Instant.now();
    private volatile int restarts;
    private volatile int exitCode;
    private volatile boolean ending;

    private Service(ServiceSpec spec, Runnable changed, Consumer<String> news) {
        this.spec = spec;
        this.changed = changed;
        this.news = news;
        this.keeper = Thread.ofVirtual().name(spec.name()).unstarted(this::keep);
    }

    /// @param changed called whenever [#describe] answers something new
    /// @param news sentences for the person
    public static Service start(ServiceSpec spec, Runnable changed, Consumer<String> news) {
        Service service = new Service(spec, changed, news);
        service.keeper.start();
        return service;
    }

    public ServiceSpec spec() {
        return spec;
    }

    /// Waits until the service is usable; fails with the end of its log when it dies or takes too long.
    public void awaitReady(Instant deadline) throws InterruptedException {
        try (Readiness readiness = new Readiness()) {
            while (!readiness.isUp(spec.readiness())) {
                if (condition == Condition.FAILED) {
                    throw failure(spec.name() + " ended while starting (exit code " + exitCode + ").");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw failure(spec.name() + " was not ready in time: " + spec.readiness() + " never said UP.");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        become(Condition.UP);
    }

    private CommandFailure failure(String what) {
        String lines = String.join("\n  ", Tail.of(spec.log(), 25));
        return new CommandFailure(ExitCode.UNREACHABLE, what + " The end of " + spec.log() + ":\n  " + lines);
    }

    private void keep() {
        try {
            while (!ending) {
                Process started = launch();
                exitCode = started.waitFor();
                process = null;
                if (!ending && !recovers()) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            become(Condition.FAILED);
            news.accept(spec.name() + " cannot be started: " + e.getMessage());
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(spec.command().get())
                .directory(spec.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        Process started = builder.start();
        process = started;
        if (ending) {
            started.destroyForcibly();
        }
        changed.run();
        return started;
    }

    /// Waits as long as the backoff says; false when the service stays down.
    private boolean recovers() throws InterruptedException {
        if (condition == Condition.STARTING) {
            become(Condition.FAILED);
            return false;
        }
        Optional<Duration> pause = backoff.next(Instant.now());
        String ended = spec.name() + " ended with exit code " + exitCode + " (log: " + spec.log() + ").";
        if (pause.isEmpty()) {
            become(Condition.FAILED);
            news.accept(ended + " It died too often; it stays down. Stop with ./datawright down, then see the log.");
            return false;
        }
        become(Condition.RESTARTING);
        news.accept(ended + " Starting it again in " + pause.get().toSeconds() + " s.");
        TimeUnit.MILLISECONDS.sleep(pause.get().toMillis());
        restarts++;
        Thread.ofVirtual().name(spec.name() + "-ready").start(this::watchReturn);
        return true;
    }

    private void watchReturn() {
        try (Readiness readiness = new Readiness()) {
            Instant deadline = Instant.now().plusSeconds(120);
            while (!ending && condition == Condition.RESTARTING && Instant.now().isBefore(deadline)) {
                Process current = process;
                if (current != null && readiness.isUp(spec.readiness())) {
                    become(Condition.UP);
                    news.accept(spec.name() + " is back.");
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void become(Condition next) {
        if (condition != next) {
            condition = next;
            since = Instant.now();
            changed.run();
        }
    }

    /// How it stands, for the state file.
    public ManagedProcess describe() {
        Process current = process;
        return new ManagedProcess(
                spec.name(),
                current == null || !current.isAlive() ? null : ProcessId.of(current.toHandle()),
                spec.port(),
                spec.readiness(),
                condition,
                since,
                restarts,
                spec.log().toString());
    }

    /// Asks it to end; does not wait.
    public void askToEnd() {
        ending = true;
        Process current = process;
        if (current != null) {
            current.destroy();
        }
        keeper.interrupt();
    }

    /// Waits for its end until the deadline, then kills it.
    public void awaitEnd(Instant deadline) {
        Process current = process;
        if (current == null) {
            return;
        }
        try {
            long left = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
            if (!current.waitFor(left, TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            current.destroyForcibly();
        }
    }
}
