package dev.datawright.launcher.gateway;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.process.Tail;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The Python environment that holds LiteLLM: made once by pip, as the requirements say, and made anew when they change
/// or the Python behind it is gone.
final class PythonEnvironment {

    /// Names an environment made elsewhere, for machines that reach no package index.
    private static final String GIVEN = "DATAWRIGHT_LITELLM_ENVIRONMENT";

    private static final int MINUTES_TO_INSTALL = 30;

    private final Path folder;
    private final Path log;
    private final Map<String, String> environment;

    /// @param folder where it is, or is to be
    /// @param log takes what pip prints
    PythonEnvironment(Path folder, Path log, Map<String, String> environment) {
        this.folder = folder;
        this.log = log;
        this.environment = environment;
    }

    /// LiteLLM's program; installs it when it is not there.
    Path program(Path requirements, Consumer<String> news) throws IOException, InterruptedException {
        String given = environment.getOrDefault(GIVEN, "");
        if (!given.isBlank()) {
            Path program = Path.of(given).toAbsolutePath().resolve("bin/litellm");
            if (Files.isExecutable(program)) {
                return program;
            }
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    GIVEN + " is '" + given + "', and there is no bin/litellm in it. Install " + requirements
                            + " into it, or leave the variable out.");
        }
        Path program = folder.resolve("bin/litellm");
        String wanted = Files.readString(requirements);
        Path mark = folder.resolve(".holds");
        boolean complete = Files.exists(mark) && Files.readString(mark).equals(wanted);
        if (!complete || !answers(folder.resolve("bin/python"))) {
            install(requirements, news);
            Files.writeString(mark, wanted);
        }
        return program;
    }

    private void install(Path requirements, Consumer<String> news) throws IOException, InterruptedException {
        Path python = Python.find(environment)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "LiteLLM needs Python 3.10 to 3.14 with venv and pip, and neither the PATH nor pyenv has one."
                                + " Install it, for example with 'apt-get install python3-venv', 'brew install"
                                + " python@3.12' or 'pyenv install 3.12', or use a gateway that runs already:"
                                + " --gateway-url."));
        news.accept("Installing LiteLLM into " + folder + " (once, 600 MB; takes minutes).");
        delete();
        Files.createDirectories(folder.getParent());
        Files.deleteIfExists(log);
        run(List.of(python.toString(), "-m", "venv", folder.toString()));
        run(List.of(
                folder.resolve("bin/python").toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "-r",
                requirements.toString()));
    }

    private void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    /// The package index is whatever pip is configured to use.
    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        try {
            if (process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES) && process.exitValue() == 0) {
                return;
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "LiteLLM could not be installed. The end of " + log + ":\n  " + String.join("\n  ", Tail.of(log, 15)));
    }

    private static boolean answers(Path python) throws InterruptedException {
        if (!Files.isExecutable(python)) {
            return false;
        }
        try {
            Process probe = new ProcessBuilder(python.toString(), "-c", "")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(20, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
