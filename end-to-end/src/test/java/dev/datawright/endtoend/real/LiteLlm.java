package dev.datawright.endtoend.real;

import dev.datawright.contract.json.WireJson;
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
import tools.jackson.databind.JsonNode;

/// The real LiteLLM proxy, with both roles behind it and every call written down by its own logging hook.
final class LiteLlm implements AutoCloseable {

    static final String KEY = "sk-real-tier-gateway";

    private static final Duration TO_START = Duration.ofMinutes(10);

    private final Program program;
    private final int port;
    private final Path calls;

    private LiteLlm(Program program, int port, Path calls) {
        this.program = program;
        this.port = port;
        this.calls = calls;
    }

    /// @param environment the folder of the Python environment that holds it
    /// @param state a folder of its own
    static LiteLlm start(Path environment, Path state, URI upstream, String upstreamKey) {
        int port = Program.freePort();
        Path calls = state.resolve("calls.jsonl");
        Program program = Program.start(
                "LiteLLM",
                state.resolve("litellm.log"),
                Map.of(
                        "HOME",
                        state.toString(),
                        "PATH",
                        environment.resolve("bin") + ":" + System.getenv("PATH"),
                        "LITELLM_LOCAL_MODEL_COST_MAP",
                        "True",
                        "LITELLM_MASTER_KEY",
                        KEY,
                        "DATAWRIGHT_UPSTREAM_URL",
                        upstream + "/v1",
                        "DATAWRIGHT_UPSTREAM_KEY",
                        upstreamKey,
                        "DATAWRIGHT_GATEWAY_CALLS",
                        calls.toString()),
                List.of(
                        environment.resolve("bin/litellm").toString(),
                        "--config",
                        Checkout.root().resolve("end-to-end/real/litellm.yaml").toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--telemetry",
                        "False"));
        return new LiteLlm(program, port, calls);
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
