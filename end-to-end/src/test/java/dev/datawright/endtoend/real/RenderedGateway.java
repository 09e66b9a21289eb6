package dev.datawright.endtoend.real;

import dev.datawright.testsupport.suite.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A rendered config of gateway-config, and the environment that puts the scripted provider behind it.
record RenderedGateway(String provider, String variant, String text, Map<String, String> environment, String key) {

    private static final String KEY = "sk-provider-secret-4711";

    /// As the command makes it.
    static RenderedGateway of(String provider, String variant, URI upstream) {
        return new RenderedGateway(
                provider, variant, render(provider, variant), environment(provider, upstream.toString()), KEY);
    }

    /// As the command makes it for a collector of traces.
    static RenderedGateway traced(String provider, URI upstream, URI collector) {
        Map<String, String> environment = new LinkedHashMap<>(environment(provider, upstream.toString()));
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.toString());
        environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        return new RenderedGateway(provider, "plain", render(provider, "plain", "--traces"), environment, KEY);
    }

    /// With something else in it.
    RenderedGateway with(UnaryOperator<String> change) {
        String changed = change.apply(text);
        if (changed.equals(text)) {
            throw new AssertionError("The rendered config of %s has nothing to change".formatted(provider));
        }
        return new RenderedGateway(provider, variant, changed, environment, key);
    }

    Path writeTo(Path folder) {
        try {
            return Files.writeString(Files.createDirectories(folder).resolve("config.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(String provider, String upstream) {
        return switch (provider) {
            case "local" -> Map.of("LOCAL_OPENAI_BASE_URL", upstream + "/v1", "LOCAL_OPENAI_API_KEY", KEY);
            // Where OpenAI's own client looks, so that the config is tried as it is.
            case "openai" -> Map.of("OPENAI_BASE_URL", upstream + "/v1", "OPENAI_API_KEY", KEY);
            case "azure" ->
                Map.of("AZURE_API_BASE", upstream, "AZURE_API_VERSION", "2024-12-01-preview", "AZURE_API_KEY", KEY);
            case "nim" -> Map.of("NVIDIA_NIM_API_BASE", upstream + "/v1", "NVIDIA_NIM_API_KEY", KEY);
            // The role's credentials come from AWS' usual places; here from the environment.
            case "bedrock" ->
                Map.of(
                        "AWS_REGION",
                        "eu-central-1",
                        "AWS_BEDROCK_RUNTIME_ENDPOINT",
                        upstream,
                        "AWS_ACCESS_KEY_ID",
                        "AKIASCRIPTED",
                        "AWS_SECRET_ACCESS_KEY",
                        KEY,
                        "AWS_EC2_METADATA_DISABLED",
                        "true");
            default -> throw new IllegalArgumentException(provider);
        };
    }

    private static String render(String provider, String variant, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                Checkout.root().resolve("datawright").toString(),
                "gateway",
                "render",
                "--provider",
                provider,
                "--variant",
                variant));
        arguments.addAll(List.of(more));
        try {
            Process command = new ProcessBuilder(arguments)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (command.waitFor() != 0) {
                throw new AssertionError("The config of " + provider + " was not rendered");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
