package dev.datawright.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Resident memory of processes, in bytes; empty where it cannot be read.
public final class Memory {

    private Memory() {}

    /// Of the process alone.
    public static OptionalLong resident(ProcessHandle handle) {
        return own(handle.pid());
    }

    /// Of the process with its children; pages that several of them share count in each.
    public static OptionalLong residentWithChildren(ProcessHandle handle) {
        return Stream.concat(Stream.of(handle), handle.descendants())
                .map(process -> own(process.pid()))
                .flatMapToLong(OptionalLong::stream)
                .reduce(Long::sum);
    }

    private static OptionalLong own(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            if (Files.exists(status)) {
                try (Stream<String> lines = Files.lines(status)) {
                    return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(Memory::kilobytes)
                            .findFirst();
                }
            }
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            try (InputStream output = ps.getInputStream()) {
                return OptionalLong.of(kilobytes(new String(output.readAllBytes(), StandardCharsets.US_ASCII)));
            }
        } catch (IOException | java.io.UncheckedIOException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static long kilobytes(String text) {
        return Long.parseLong(text.replaceAll("\\D", "")) * 1024;
    }
}
