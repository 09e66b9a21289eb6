package dev.datawright.launcher.make;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

/// Where the command writes, and whom it can ask.
public final class Terminal {

    private static final int BAR = 24;

    private final PrintWriter out;
    private final boolean interactive;
    private long lastLineAt = Long.MIN_VALUE;
    private boolean barShown;

    public Terminal(PrintWriter out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /// The terminal of this process, if it has one.
    public static Terminal ofProcess(PrintWriter out) {
        return new Terminal(out, System.console() != null && System.console().isTerminal());
    }

    boolean isInteractive() {
        return interactive;
    }

    void say(String line) {
        endBar();
        out.println(line);
        out.flush();
    }

    /// One question; anything but a yes is a no.
    boolean confirms(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException _) {
            return false;
        }
    }

    /// A bar that moves on a terminal; a line every few seconds elsewhere.
    void progress(long done, long total, String detail) {
        long now = System.nanoTime();
        if (interactive) {
            int filled = total == 0 ? 0 : (int) Math.min(BAR, done * BAR / total);
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] %,d of %,d rows%s\u001b[K",
                    "#".repeat(filled),
                    "-".repeat(BAR - filled),
                    done,
                    total,
                    detail);
            out.flush();
            barShown = true;
        } else if (lastLineAt == Long.MIN_VALUE || now - lastLineAt > 5_000_000_000L) {
            out.printf(Locale.ROOT, "%,d of %,d rows%s%n", done, total, detail);
            out.flush();
            lastLineAt = now;
        }
    }

    private void endBar() {
        if (barShown) {
            out.println();
            barShown = false;
        }
    }
}
