package dev.datawright.benchmarks;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs whole processes and asks the operating system what they took.
///
/// @param python any Python 3
/// @param scripts the folder of measure.py
record ChildProcess(Path python, Path scripts) {

    /// What a process took, its start included.
    record Usage(int exitCode, double cpuSeconds, double seconds, double peakMegabytes) {}

    /// Runs a command to its end; what it says goes to standard error.
    Usage run(List<String> command) throws IOException, InterruptedException {
        List<String> measured = new ArrayList<>(
                List.of(python.toString(), scripts.resolve("measure.py").toString()));
        measured.addAll(command);
        Process process = new ProcessBuilder(measured)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("measure.py ended with code " + code + ": " + answer);
        }
        Usage usage = WireJson.mapper().readValue(answer, Usage.class);
        if (usage.exitCode() != 0) {
            throw new IOException("Code " + usage.exitCode() + " from " + String.join(" ", command));
        }
        return usage;
    }
}
