package dev.datawright.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path folder;

    private Home home;
    private StateFile file;
    private @Nullable Process sleeper;

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
        file = new StateFile(home);
    }

    @AfterEach
    void end() {
        if (sleeper != null) {
            sleeper.destroyForcibly();
        }
    }

    private ProcessHandle startSleeper() throws IOException {
        Process started = new ProcessBuilder("sleep", "300").start();
        sleeper = started;
        return started.toHandle();
    }

    private static RunState stateWith(ProcessId launcher, @Nullable ProcessId child) {
        ManagedProcess managed = new ManagedProcess(
                "agent-service",
                child,
                4711,
                "http://127.0.0.1:4711/actuator/health/readiness",
                ManagedProcess.Condition.UP,
                Instant.parse("2026-11-22T08:00:00Z"),
                1,
                "/logs/agent-service.log");
        return RunState.embedded(launcher, "http://127.0.0.1:8600", true, List.of(managed));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        RunState state = stateWith(self, null);
        file.write(state);
        assertThat(file.read()).contains(state);
        assertThat(state.isRunning()).isTrue();
    }

    @Test
    void takesABrokenFileForNone() throws IOException {
        Files.writeString(home.state(), "{");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void knowsAProcessByItsStartToo() {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        ProcessId stranger = new ProcessId(self.pid(), self.startedAt().minusSeconds(60));
        assertThat(self.find()).isPresent();
        assertThat(stranger.find()).isEmpty();
    }

    @Test
    void endsLeftoversByName() throws IOException {
        ProcessHandle handle = startSleeper();
        RunState state = stateWith(ProcessId.of(ProcessHandle.current()), ProcessId.of(handle));
        assertThat(Endings.endLeftovers(state, Duration.ofSeconds(10))).containsExactly("agent-service");
        assertThat(handle.isAlive()).isFalse();
        assertThat(Endings.endLeftovers(state, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void leavesStrangersAlone() throws IOException {
        ProcessHandle handle = startSleeper();
        ProcessId reused =
                new ProcessId(handle.pid(), ProcessId.of(handle).startedAt().minusSeconds(3600));
        assertThat(Endings.endLeftovers(
                        stateWith(ProcessId.of(ProcessHandle.current()), reused), Duration.ofSeconds(1)))
                .isEmpty();
        assertThat(handle.isAlive()).isTrue();
    }
}
