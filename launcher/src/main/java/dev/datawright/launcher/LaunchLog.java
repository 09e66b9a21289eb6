package dev.datawright.launcher;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.suite.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/// Where the launcher's own log lines go: its log file while it runs an instance, and warnings to the terminal else.
final class LaunchLog {

    /// Tells every request to a service that is away, with a stack trace; the supervisor tells it once. Held here,
    /// since the JDK forgets the level of a logger that nobody holds.
    private static final Logger PROXY = Logger.getLogger("io.undertow.proxy");

    private LaunchLog() {}

    static void toFile(Home home) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %3$s: %5$s%6$s%n");
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new FlushingHandler(home));
        root.setLevel(Level.WARNING);
        PROXY.setLevel(Level.OFF);
        Logger.getLogger("dev.datawright").setLevel(Level.INFO);
    }

    private static final class FlushingHandler extends StreamHandler {

        FlushingHandler(Home home) throws IOException {
            super(
                    Files.newOutputStream(
                            home.log(Names.LAUNCHER), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    new SimpleFormatter());
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
        }
    }
}
