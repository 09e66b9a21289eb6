package dev.datawright.endtoend.real;

import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// NVIDIA's NeMo Platform, the services that Data Designer needs, on this machine.
final class NemoPlatform implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(10);

    private final Program program;
    private final int port;

    private NemoPlatform(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /// @param environment the folder of the Python environment that holds it
    /// @param tokenizers an environment whose packages bring the tokenizer's file: without it token statistics stay
    /// empty
    /// @param state a folder of its own
    static NemoPlatform start(Path environment, Path tokenizers, Path state, int port) {
        Path config = state.resolve("nemo.yaml");
        try {
            for (String folder : List.of("home", "jobs", "files", "tokenizer")) {
                Files.createDirectories(state.resolve(folder));
            }
            copyTokenizer(tokenizers, state.resolve("tokenizer"));
            Files.writeString(
                    config,
                    Files.readString(Checkout.root().resolve("end-to-end/real/nemo.yaml"))
                            .replace("@PORT@", Integer.toString(port))
                            .replace("@STATE@", state.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program program = Program.start(
                "NeMo Platform",
                state.resolve("nemo.log"),
                Map.of(
                        "HOME",
                        state.resolve("home").toString(),
                        "PATH",
                        environment.resolve("bin") + ":" + System.getenv("PATH"),
                        "NMP_BASE_URL",
                        "http://127.0.0.1:" + port,
                        "NEMO_TELEMETRY_ENABLED",
                        "false",
                        "HF_HUB_OFFLINE",
                        "1"),
                List.of(
                        environment.resolve("bin/nemo").toString(),
                        "--no-telemetry",
                        "services",
                        "run",
                        "--config",
                        config.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--instance",
                        "datawright",
                        "--services",
                        "auth,entities,files,secrets,models,inference-gateway,jobs,data-designer",
                        "--controllers",
                        "jobs,models,entities"));
        return new NemoPlatform(program, port);
    }

    NemoPlatform awaitReady() {
        program.awaitReady(url(port).resolve("/health/ready"), TO_START);
        return this;
    }

    /// Where it is as soon as it is ready.
    static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        program.close();
    }

    /// tiktoken names its files by a hash; LiteLLM ships the one for its default encoding.
    private static void copyTokenizer(Path environment, Path folder) throws IOException {
        try (Stream<Path> files = Files.find(
                environment,
                12,
                (file, attributes) -> file.getFileName().toString().startsWith("9b5ad71b"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
