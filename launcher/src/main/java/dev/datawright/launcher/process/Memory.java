package dev.datawright.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Resident memory.
public final class Memory {

    private Memory() {}

    /// Of one process, in bytes; empty where it cannot be read.
    ///
    /// A page that several processes share counts in parts (Linux's proportional set size), so that figures can be
    /// added up: PostgreSQL's processes share most of theirs. Elsewhere it is the plain resident size.
    public static OptionalLong resident(ProcessHandle handle) {
        Path folder = Path.of("/proc", Long.toString(handle.pid()));
        OptionalLong proportional = line(folder.resolve("smaps_rollup"), "Pss:");
        if (proportional.isPresent()) {
            return proportional;
        }
        return Files.exists(folder) ? line(folder.resolve("status"), "VmRSS:") : fromPs(handle.pid());
    }

    /// Of a process and all that it has started.
    public static OptionalLong residentWithChildren(ProcessHandle handle) {
        return Stream.concat(Stream.of(handle), handle.descendants())
                .map(Memory::resident)
                .flatMapToLong(OptionalLong::stream)
                .reduce(Long::sum);
    }

    private static OptionalLong line(Path file, String start) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start))
                    .mapToLong(Memory::kilobytes)
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            try (InputStream output = ps.getInputStream()) {
                return OptionalLong.of(kilobytes(new String(output.readAllBytes(), StandardCharsets.US_ASCII)));
            }
        } catch (IOException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static long kilobytes(String text) {
        return Long.parseLong(text.replaceAll("\\D", "")) * 1024;
    }
}
