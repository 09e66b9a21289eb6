package dev.datawright.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import dev.datawright.launcher.state.ProcessId;
import dev.datawright.launcher.state.RunState;
import dev.datawright.launcher.state.StateFile;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Terminal.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartDisplayTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
    private static final List<String> EXPECTED = List.of("postgresql", "mcp-bridge", "ui-service");

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final ProcessId own = ProcessId.of(ProcessHandle.current());
    private StateFile file = new StateFile(new Home(Path.of("unused")));

    @BeforeEach
    void prepareHome() {
        Home home = new Home(folder);
        home.prepare();
        file = new StateFile(home);
    }

    private void write(ProcessId launcher, String... usable) throws IOException {
        List<ManagedProcess> processes = Stream.of(usable)
                .map(name -> new ManagedProcess(name, own, 1, null, Condition.UP, CLOCK.instant(), 0, "log"))
                .toList();
        file.write(RunState.embedded(launcher, "http://127.0.0.1:1", false, processes));
    }

    private StartDisplay display(Style style) {
        return new StartDisplay(new Terminal(new PrintWriter(printed), style), file, EXPECTED, CLOCK);
    }

    @Test
    void writesALineForEachProcessWhereNothingCanBeRedrawn() throws Exception {
        try (StartDisplay display = display(Style.PLAIN)) {
            display.look(own.pid());
            write(own, "postgresql");
            display.look(own.pid());
            write(own, "postgresql", "ui-service");
            display.look(own.pid());
        }
        assertThat(printed.toString().lines())
                .containsExactly("  ✓ postgresql after 0.0 s", "  ✓ ui-service after 0.0 s");
    }

    @Test
    void keepsOneLineOnATerminal() throws Exception {
        write(own, "postgresql");
        try (StartDisplay display = display(new Style(true, true, 120))) {
            display.look(own.pid());
        }
        assertThat(printed.toString())
                .isEqualTo("\r\u001b[K0 s  1 of 3 usable, waiting for mcp-bridge, ui-service\r\u001b[K");
    }

    @Test
    void leavesTheStateOfAnEarlierRunAlone() throws Exception {
        write(new ProcessId(own.pid() + 1, CLOCK.instant()), "postgresql");
        try (StartDisplay display = display(Style.PLAIN)) {
            display.look(own.pid());
        }
        assertThat(printed.toString()).isEmpty();
    }
}
