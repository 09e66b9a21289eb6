package dev.datawright.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who listens on a port, where the system lets one see it (Linux, and one's own processes).
public final class PortOwner {

    private PortOwner() {}

    /// Such as `process 4711 (java)`, else `another process`.
    public static String describe(int port) {
        return find(port)
                .map(handle -> "process " + handle.pid()
                        + handle.info()
                                .command()
                                .map(command -> " (" + Path.of(command).getFileName() + ")")
                                .orElse(""))
                .orElse("another process");
    }

    private static Optional<ProcessHandle> find(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(table -> inodes(table, port).stream())
                .flatMap(inode -> ownerOf(inode).stream())
                .findFirst();
    }

    /// Column 2 is the local address, column 4 the state (0A listens), column 10 the inode of the socket.
    private static List<String> inodes(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals("0A"))
                    .map(columns -> columns[9])
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> ownerOf(String inode) {
        String socket = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(handle -> holds(handle.pid(), socket))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> socket.equals(target(descriptor)));
        } catch (IOException | java.io.UncheckedIOException _) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
