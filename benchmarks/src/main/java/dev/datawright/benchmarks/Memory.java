package dev.datawright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the operating system knows about a process's memory.
final class Memory {

    private Memory() {}

    /// The most that the process ever held resident. Source: `VmHWM` in proc(5), in kibibytes.
    static double peakMegabytes(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("There is no VmHWM in " + status);
    }
}
