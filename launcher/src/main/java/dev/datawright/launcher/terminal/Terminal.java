package dev.datawright.launcher.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;

/// Where the command writes, and whom it can ask.
///
/// A live line is redrawn in place; where that is not possible (a file, a pipe, `TERM=dumb`, `NO_COLOR`) there is none,
/// and not one control character is written.
public final class Terminal {

    private static final int BAR = 24;
    private static final int USUAL_WIDTH = 80;
    private static final long BETWEEN_PLAIN_LINES = 5_000_000_000L;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final Style style;
    private long lastLineAt = Long.MIN_VALUE;
    private boolean live;
    private boolean closed;

    /// What a terminal can do.
    ///
    /// @param interactive whether somebody can be asked
    /// @param redraws whether a line can be written over
    /// @param width in characters; a line that is longer would not stay one line
    public record Style(boolean interactive, boolean redraws, int width) {

        public static final Style PLAIN = new Style(false, false, USUAL_WIDTH);

        /// Of this process: a console that is one, and an environment that does not say otherwise.
        public static Style ofProcess(Map<String, String> environment) {
            boolean console = System.console() != null && System.console().isTerminal();
            return of(console, environment);
        }

        static Style of(boolean console, Map<String, String> environment) {
            String term = environment.getOrDefault("TERM", "");
            boolean capable = !term.isBlank() && !term.equals("dumb");
            boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
            return new Style(console, console && capable && wanted, width(environment));
        }

        private static int width(Map<String, String> environment) {
            String columns = environment.getOrDefault("COLUMNS", "");
            int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
            return Math.max(20, width);
        }
    }

    public Terminal(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    /// One that swallows everything and can still ask nobody.
    public static Terminal silent() {
        return new Terminal(
                new PrintWriter(OutputStream.nullOutputStream(), false, Charset.defaultCharset()), Style.PLAIN);
    }

    public boolean isInteractive() {
        return style.interactive();
    }

    public boolean redraws() {
        return style.redraws();
    }

    public synchronized void say(String line) {
        if (closed) {
            return;
        }
        endLive();
        out.println(line);
        out.flush();
    }

    /// Shows a line until the next one; only where it can be redrawn.
    public synchronized void live(String line) {
        if (!style.redraws() || closed) {
            return;
        }
        String shown = line.length() < style.width() ? line : line.substring(0, style.width() - 2) + "…";
        out.print(ERASE_LINE + shown);
        out.flush();
        live = true;
    }

    /// Takes the live line away.
    public synchronized void endLive() {
        if (live) {
            out.print(ERASE_LINE);
            out.flush();
            live = false;
        }
    }

    /// One question; anything but a yes is a no.
    public boolean confirms(String question) {
        synchronized (this) {
            endLive();
            out.print(question + " [y/N] ");
            out.flush();
        }
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|j|ja");
        } catch (IOException _) {
            return false;
        }
    }

    /// A bar that moves where it can be redrawn; a line every few seconds elsewhere.
    ///
    /// @param detail such as the speed; empty for none
    public synchronized void progress(long done, long total, String detail) {
        if (closed) {
            return;
        }
        String counts =
                String.format(Locale.ROOT, "%,d of %,d rows", done, total) + (detail.isEmpty() ? "" : ", " + detail);
        if (style.redraws()) {
            int filled = total <= 0 ? 0 : (int) Math.clamp(done * BAR / total, 0, BAR);
            live("[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + counts);
            return;
        }
        long now = System.nanoTime();
        if (lastLineAt == Long.MIN_VALUE || now - lastLineAt > BETWEEN_PLAIN_LINES) {
            out.println(counts);
            out.flush();
            lastLineAt = now;
        }
    }

    /// Nothing is written any more: the command was interrupted, and what its threads still say is of no use.
    public synchronized void close() {
        endLive();
        closed = true;
    }
}
