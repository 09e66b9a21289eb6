package dev.datawright.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.JobProgress;
import dev.datawright.launcher.terminal.Terminal.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color", "COLUMNS", "60");

    private final StringWriter printed = new StringWriter();

    private Terminal terminal(Style style) {
        return new Terminal(new PrintWriter(printed), style);
    }

    @Test
    void redrawsOnlyWhereThatIsPossibleAndWanted() {
        assertThat(Style.of(true, XTERM)).isEqualTo(new Style(true, true, 60));
        assertThat(Style.of(false, XTERM).redraws()).isFalse();
        assertThat(Style.of(true, Map.of("TERM", "dumb")).redraws()).isFalse();
        assertThat(Style.of(true, Map.of()).redraws()).isFalse();
        assertThat(Style.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(new Style(true, false, 80));
    }

    @Test
    void movesABarInOneLine() {
        Terminal terminal = terminal(Style.of(true, XTERM));
        terminal.progress(50, 200, "100 rows/s, 2 s left");
        terminal.progress(200, 200, "");
        terminal.say("Done.");
        assertThat(printed.toString())
                .isEqualTo("\r\u001b[K[######------------------] 50 of 200 rows, 100 rows/s, 2 s…"
                        + "\r\u001b[K[########################] 200 of 200 rows"
                        + "\r\u001b[KDone." + System.lineSeparator());
    }

    @Test
    void writesPlainLinesNowAndThenElsewhere() {
        Terminal terminal = terminal(Style.PLAIN);
        terminal.live("waiting");
        terminal.progress(50, 2000, "100 rows/s");
        terminal.progress(60, 2000, "100 rows/s");
        terminal.say("Done.");
        assertThat(printed.toString().lines()).containsExactly("50 of 2,000 rows, 100 rows/s", "Done.");
    }

    @Test
    void saysNothingOnceItIsClosed() {
        Terminal terminal = terminal(Style.of(true, XTERM));
        terminal.close();
        terminal.say("late");
        terminal.live("late");
        terminal.progress(1, 2, "");
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void tellsThePace() {
        assertThat(Words.pace(new JobProgress(50, 200, 1234.4, 125.0, 0))).isEqualTo("1,234 rows/s, 2 min 05 s left");
        assertThat(Words.pace(new JobProgress(50, 200, 0.5, 4000.0, 3)))
                .isEqualTo("0.5 rows/s, 1 h 06 min left, 3 model cells failed");
        assertThat(Words.pace(JobProgress.none(200))).isEmpty();
    }
}
