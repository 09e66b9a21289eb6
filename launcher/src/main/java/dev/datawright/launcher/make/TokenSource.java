package dev.datawright.launcher.make;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Who the command line speaks for.
@FunctionalInterface
public interface TokenSource {

    Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /// The token at this moment; asked for before every call, since the file is renewed while a job runs.
    String read();

    /// The token of `DATAWRIGHT_TOKEN`, else the file of this machine's own instance.
    ///
    /// The file's token never goes to another machine.
    static TokenSource choose(Map<String, String> environment, Path file, URI target) {
        String given = environment.getOrDefault("DATAWRIGHT_TOKEN", "").strip();
        if (!given.isEmpty()) {
            return () -> given;
        }
        if (!LOCAL.contains(target.getHost())) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, target + " is another machine: put a token for it into DATAWRIGHT_TOKEN.");
        }
        return () -> {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.BAD_REQUEST,
                        "There is no token: " + file + " cannot be read, and DATAWRIGHT_TOKEN is not set.",
                        e);
            }
        };
    }
}
