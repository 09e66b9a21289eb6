package dev.datawright.launcher.gateway;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// LiteLLM as a process of this machine: its program, its config and what it is told.
///
/// @param title of the provider that it asks
public record LiteLlm(String title, Path program, Path config) {

    public static final String NAME = "litellm";

    /// What it answers when it is usable, without a key.
    public static final String READINESS = "/health/readiness";

    /// How spans travel, as OpenTelemetry calls it.
    static final String OTLP = "http/protobuf";

    /// Makes everything that a start needs; refuses with what is missing. Installs LiteLLM the first time, which takes
    /// minutes.
    ///
    /// @param checkout the source tree's root
    /// @param environment names keys, models and where Python is; keys stay there
    public static LiteLlm prepare(
            Path checkout, Home home, String provider, Map<String, String> environment, Consumer<String> news)
            throws IOException, InterruptedException {
        GatewaySource source = GatewaySource.of(checkout);
        GatewaySource.Provider chosen = source.provider(provider);
        chosen.check(environment);
        String text = new GatewayConfig(
                        source, chosen, GatewayConfig.models(environment), GatewayConfig.isTraced(environment))
                .render(Variant.PLAIN);
        Path program = new PythonEnvironment(home.cache().resolve(NAME), home.log("litellm-install"), environment)
                .program(checkout.resolve("gateway-config/requirements.txt"), news);
        Path config = home.run().resolve("litellm.yaml");
        PrivateFiles.write(config, text);
        return new LiteLlm(chosen.title(), program, config);
    }

    /// LiteLLM takes a key for one of its own only when it begins like this.
    public static String masterKey(LocalSecrets secrets) {
        return "sk-" + secrets.gatewayKey();
    }

    public List<String> command(int port) {
        return List.of(
                program.toString(),
                "--config",
                config.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--telemetry",
                "False");
    }

    /// Beside what this process's environment holds, which is where the provider's keys are.
    public static Map<String, String> environment(String masterKey) {
        // Prices come with the release, not from the network at every start.
        return Map.of(
                "LITELLM_MASTER_KEY",
                masterKey,
                "LITELLM_LOCAL_MODEL_COST_MAP",
                "True",
                // The standard's default, which LiteLLM does not have: it would print its spans.
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                OTLP);
    }
}
