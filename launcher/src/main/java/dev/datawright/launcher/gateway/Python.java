package dev.datawright.launcher.gateway;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Finds a Python that LiteLLM runs on and that can make environments.
final class Python {

    /// Best first; LiteLLM's own bounds are 3.10 and 3.14.
    private static final List<String> VERSIONS = List.of("3.12", "3.13", "3.11", "3.10", "3.14");

    /// A shim that only says which versions exist fails here, as does one whose venv has been left out.
    private static final String PROBE =
            "import sys, venv, ensurepip; sys.exit(0 if (3, 10) <= sys.version_info[:2] <= (3, 14) else 1)";

    private Python() {}

    /// On the PATH, or among pyenv's.
    static Optional<Path> find(Map<String, String> environment) throws InterruptedException {
        for (Path candidate : candidates(environment)) {
            if (Files.isExecutable(candidate) && works(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static List<Path> candidates(Map<String, String> environment) {
        List<Path> candidates = new ArrayList<>();
        List<Path> folders = List.of(environment.getOrDefault("PATH", "").split(":")).stream()
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path pyenv = Path.of(environment.getOrDefault("PYENV_ROOT", home + "/.pyenv"), "versions");
        for (String version : VERSIONS) {
            folders.forEach(folder -> candidates.add(folder.resolve("python" + version)));
            candidates.addAll(of(pyenv, version));
        }
        folders.forEach(folder -> candidates.add(folder.resolve("python3")));
        return candidates;
    }

    private static List<Path> of(Path pyenv, String version) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(pyenv)) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(pyenv, version + ".*")) {
                versions.forEach(folder -> found.add(folder.resolve("bin").resolve("python")));
            } catch (IOException _) {
                return List.of();
            }
        }
        return found;
    }

    private static boolean works(Path python) throws InterruptedException {
        try {
            Process probe = new ProcessBuilder(python.toString(), "-c", PROBE)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!probe.waitFor(20, TimeUnit.SECONDS)) {
                probe.destroyForcibly();
                return false;
            }
            return probe.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
