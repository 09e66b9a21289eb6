package dev.datawright.launcher.suite;

import dev.datawright.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The logs of a run; those of the run before are kept beside them.
public final class Logs {

    private Logs() {}

    /// The launcher's own log is open at this moment and stays.
    static void rotate(Home home) throws IOException {
        List<Path> logs;
        try (Stream<Path> entries = Files.list(home.logs())) {
            logs = entries.filter(entry -> entry.toString().endsWith(".log"))
                    .filter(entry -> !entry.equals(home.log(Names.LAUNCHER)))
                    .toList();
        }
        for (Path log : logs) {
            setAside(log);
        }
    }

    /// The launcher's own, before it is opened.
    public static void rotateLauncher(Home home) throws IOException {
        if (Files.exists(home.log(Names.LAUNCHER))) {
            setAside(home.log(Names.LAUNCHER));
        }
    }

    private static void setAside(Path log) throws IOException {
        Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
}
