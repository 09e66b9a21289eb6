package dev.datawright.launcher.home;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The folder of one installation, `$DATAWRIGHT_HOME`; only its owner can look into it.
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /// The folder named by `DATAWRIGHT_HOME`, else `.datawright` in the person's own.
    public static Home fromEnvironment(Map<String, String> environment) {
        String named = environment.getOrDefault("DATAWRIGHT_HOME", "");
        return new Home(named.isBlank() ? Path.of(System.getProperty("user.home"), ".datawright") : Path.of(named));
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path files() {
        return root.resolve("files");
    }

    public Path cache() {
        return root.resolve("cache");
    }

    public Path state() {
        return run().resolve("state.json");
    }

    public Path personToken() {
        return run().resolve("person.token");
    }

    public Path agentToken() {
        return run().resolve("agent.token");
    }

    public Path mcpToken() {
        return run().resolve("mcp.token");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /// Makes the folders that are missing.
    public void prepare() {
        try {
            for (Path folder : List.of(root, keys(), run(), logs(), postgres(), files(), cache())) {
                PrivateFiles.createFolder(folder);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The folder " + root + " cannot be prepared (" + e.getMessage()
                            + "). Set DATAWRIGHT_HOME to a folder that you can write to.",
                    e);
        }
    }
}
