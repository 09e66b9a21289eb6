package dev.datawright.endtoend.real;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The real LiteLLM proxy, with both roles behind it and every call written down by its own logging hook.
final class LiteLlm implements AutoCloseable {

    static final String KEY = "sk-real-tier-gateway";

    private static final Duration TO_START = Duration.ofMinutes(10);

    private final Program program;
    private final int port;
    private final Path state;

    private LiteLlm(Program program, int port, Path state) {
        this.program = program;
        this.port = port;
        this.state = state;
    }

    /// @param environment the folder of the Python environment that holds it
    /// @param state a folder of its own
    static LiteLlm start(Path environment, Path state, URI upstream, String upstreamKey) {
        Path calls = state.resolve("calls.jsonl");
        return start(
                environment,
                state,
                Checkout.root().resolve("end-to-end/real/litellm.yaml"),
                Map.of(
                        "DATAWRIGHT_UPSTREAM_URL",
                        upstream + "/v1",
                        "DATAWRIGHT_UPSTREAM_KEY",
                        upstreamKey,
                        "DATAWRIGHT_GATEWAY_CALLS",
                        calls.toString()));
    }

    /// @param variables what the config takes from the environment
    static LiteLlm start(Path environment, Path state, Path config, Map<String, String> variables) {
        int port = Program.freePort();
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.put("HOME", state.toString());
        all.put("PATH", environment.resolve("bin") + ":" + System.getenv("PATH"));
        all.put("LITELLM_LOCAL_MODEL_COST_MAP", "True");
        all.put("LITELLM_MASTER_KEY", KEY);
        Program program = Program.start(
                "LiteLLM",
                state.resolve("litellm.log"),
                all,
                List.of(
                        environment.resolve("bin/litellm").toString(),
                        "--config",
                        config.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--telemetry",
                        "False"));
        return new LiteLlm(program, port, state);
    }

    LiteLlm awaitReady() {
        program.awaitReady(URI.create("http://127.0.0.1:%d/health/readiness".formatted(port)), TO_START);
        return this;
    }

    /// The address for OpenAI clients.
    URI url() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(port));
    }

    /// Every call that passed so far, oldest first.
    List<Call> calls() {
        Path calls = state.resolve("calls.jsonl");
        if (!Files.exists(calls)) {
            return List.of();
        }
        try {
            return Files.readAllLines(calls).stream()
                    .map(line -> WireJson.mapper().readValue(line, Call.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything that it has written anywhere: its output, and what it has put into its home.
    String written() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    @Override
    public void close() {
        program.close();
    }

    /// A call as LiteLLM accounts for it.
    ///
    /// @param model the role that was asked
    /// @param metadata what the caller put into the call for the gateway
    record Call(
            String outcome,
            String model,
            double costUsd,
            long inputTokens,
            long outputTokens,
            String userAgent,
            JsonNode metadata) {

        boolean succeeded() {
            return outcome.equals("success");
        }

        boolean isByNemo() {
            return userAgent != null && userAgent.contains("NeMoPlatform");
        }
    }
}
