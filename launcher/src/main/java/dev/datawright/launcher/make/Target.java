package dev.datawright.launcher.make;

import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the file goes and in which format.
///
/// @param file absent when the person named none
public record Target(Optional<Path> file, String format) {

    private static final Set<String> FORMATS = Set.of("csv", "jsonl", "parquet");

    /// Judges `--out` before anything is started for it.
    public static Target of(@Nullable Path out) {
        if (out == null) {
            return new Target(Optional.empty(), "csv");
        }
        String name = String.valueOf(out.getFileName());
        String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || !FORMATS.contains(format)) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "--out " + out + ": the ending tells the format; use .csv, .jsonl or .parquet.");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--out " + out + ": there is no folder " + folder + ". Make it first.");
        }
        if (!Files.isWritable(folder)) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--out " + out + ": you may not write to the folder " + folder + ".");
        }
        if (Files.isDirectory(out)) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--out " + out + " is a folder; name a file in it.");
        }
        if (Files.exists(out) && !Files.isWritable(out)) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--out " + out + " is there and may not be written over.");
        }
        return new Target(Optional.of(out), format);
    }

    JobFile fileOf(Job job) {
        return job.files().stream()
                .filter(file -> file.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.JOB_FAILED,
                        "The job has no " + format + " file. It has: "
                                + String.join(
                                        ", ",
                                        job.files().stream()
                                                .map(JobFile::format)
                                                .toList())
                                + "."));
    }

    /// The path to write: the one named, else the file's own name here, or the next that is free.
    Path resolve(JobFile source) {
        return file.orElseGet(() -> {
            // Text from a service is no path: only the last part of it counts.
            String name = source.name().replaceAll(".*[/\\\\]", "").replaceAll("^\\.+", "");
            String stem = name.isEmpty() ? "dataset" : name.replaceAll("\\." + format + "$", "");
            Path candidate = Path.of(stem + "." + format);
            for (int i = 2; Files.exists(candidate); i++) {
                candidate = Path.of(stem + "-" + i + "." + format);
            }
            return candidate;
        });
    }
}
