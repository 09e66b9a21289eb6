package dev.datawright.launcher;

import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Tells how far a start is, from what the launcher at work writes into its state file: one live line on a terminal, a
/// line for each process elsewhere.
final class StartDisplay implements AutoCloseable {

    private final Terminal terminal;
    private final StateFile file;
    private final List<String> expected;
    private final Clock clock;
    private final Instant begun;
    private final Set<String> usable = new LinkedHashSet<>();
    private final Thread ticker;
    private volatile long launcher;

    StartDisplay(Terminal terminal, StateFile file, List<String> expected, Clock clock) {
        this.terminal = terminal;
        this.file = file;
        this.expected = List.copyOf(expected);
        this.clock = clock;
        this.begun = clock.instant();
        this.ticker = Thread.ofVirtual().name("start display").unstarted(this::tick);
    }

    /// Shows the start of the launcher with this process number until it is closed.
    StartDisplay show(long pid) {
        launcher = pid;
        ticker.start();
        return this;
    }

    private void tick() {
        try {
            while (true) {
                look(launcher);
                TimeUnit.MILLISECONDS.sleep(250);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// One look at the state; that of another launcher is of an earlier run.
    synchronized void look(long pid) {
        Duration passed = Duration.between(begun, clock.instant());
        List<ManagedProcess> processes = file.read()
                .filter(state -> state.launcher().pid() == pid)
                .map(RunState::processes)
                .orElse(List.of());
        for (ManagedProcess process : processes) {
            if (process.condition() == Condition.UP && usable.add(process.name()) && !terminal.redraws()) {
                terminal.say(
                        String.format(Locale.ROOT, "  ✓ %s after %.1f s", process.name(), passed.toMillis() / 1000.0));
            }
        }
        List<String> awaited =
                expected.stream().filter(name -> !usable.contains(name)).toList();
        if (!awaited.isEmpty()) {
            terminal.live(String.format(
                    Locale.ROOT,
                    "%d s  %d of %d usable, waiting for %s",
                    passed.toSeconds(),
                    expected.size() - awaited.size(),
                    expected.size(),
                    String.join(", ", awaited)));
        }
    }

    @Override
    public void close() {
        ticker.interrupt();
        try {
            if (ticker.getState() != Thread.State.NEW) {
                ticker.join(Duration.ofSeconds(2));
                look(launcher);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        terminal.endLive();
    }
}
