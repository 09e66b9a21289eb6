package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The gateway as the backend's model provider: named in every model config, and registered where the platform keeps
/// providers itself.
@Component
class PlatformProvider {

    private static final Logger log = LoggerFactory.getLogger(PlatformProvider.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Http http;
    private final MicroservicesClient microservices;
    private final UpstreamProperties.Gateway gateway;
    private final String workspace;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean registered;

    PlatformProvider(Http http, MicroservicesClient microservices, UpstreamProperties properties) {
        this.http = http;
        this.microservices = microservices;
        this.gateway = properties.gateway();
        this.workspace = properties.dataDesigner().workspace();
    }

    /// The config with its provider, which exists when this returns.
    DataDesignerConfig fill(DataDesignerConfig config, Capabilities capabilities) {
        if (config.modelConfigs().isEmpty()) {
            return config;
        }
        String provider =
                switch (capabilities.backend()) {
                    case "datawright" -> workspace + "/" + gateway.provider();
                    case Generation.MICROSERVICES -> known();
                    default -> {
                        register(config.modelConfigs().stream()
                                .map(model -> model.model())
                                .toList());
                        yield workspace + "/" + gateway.provider();
                    }
                };
        return config.withModelConfigs(config.modelConfigs().stream()
                .map(model -> model.withProvider(provider))
                .toList());
    }

    /// NeMo Microservices takes the providers that it was set up with.
    private String known() {
        List<String> known = microservices.providers().orElse(List.of(gateway.provider()));
        if (!known.contains(gateway.provider())) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "The design asks a language model, and NeMo Microservices has no model provider '"
                            + gateway.provider() + "', only " + known
                            + ": set up one that leads to the gateway, or name it in"
                            + " datawright.bridge.gateway.provider.");
        }
        return gateway.provider();
    }

    /// Looks before every use: a platform that was set up anew knows no provider.
    private void register(List<String> models) {
        if (registered && isServing(find(), models)) {
            return;
        }
        lock.lock();
        try {
            JsonNode provider = find();
            if (!registered || provider == null || !hostUrl(provider).equals(String.valueOf(gateway.url()))) {
                create();
                registered = true;
            }
            awaitModels(models);
        } finally {
            lock.unlock();
        }
    }

    private boolean isServing(@Nullable JsonNode provider, List<String> models) {
        return hostUrl(provider).equals(String.valueOf(gateway.url()))
                && served(provider).containsAll(models);
    }

    private void create() {
        if (gateway.url() == null || gateway.apiKey() == null) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "The design asks a language model, and this backend must be told where the gateway is: set"
                            + " datawright.bridge.gateway.url and datawright.bridge.gateway.api-key.");
        }
        String secret = "datawright-" + gateway.provider();
        String secrets = "/apis/secrets/v2/workspaces/" + workspace + "/secrets";
        Http.Answer made = http.send(
                "POST",
                secrets,
                Map.of("name", secret, "value", gateway.apiKey().value()));
        if (made.status() == 409) {
            made = http.send(
                    "PATCH",
                    secrets + "/" + secret,
                    Map.of("value", gateway.apiKey().value()));
        }
        require(made);
        String providers = "/apis/models/v2/workspaces/" + workspace + "/providers";
        String url = gateway.url().toString();
        Map<String, String> provider =
                Map.of("name", gateway.provider(), "host_url", url, "api_key_secret_name", secret);
        Http.Answer added = http.send("POST", providers, provider);
        if (added.status() == 409 && !hostUrl(find()).equals(url)) {
            added = http.send("PUT", providers + "/" + gateway.provider(), provider);
            require(added);
        } else if (added.status() != 409) {
            require(added);
        }
        log.info("The gateway is registered with the platform as provider {}", gateway.provider());
    }

    /// The platform asks the gateway for its models in the background; a job that comes sooner is refused.
    private void awaitModels(List<String> models) {
        long deadline = System.nanoTime() + gateway.readyTimeout().toNanos();
        while (true) {
            List<String> served = served(find());
            if (served.containsAll(models)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new BridgeFailure(
                        ProblemType.UPSTREAM_AWAY,
                        "The platform does not see the models " + models + " at the gateway yet; it sees " + served
                                + ".");
            }
            http.pause(LOOK_AGAIN);
        }
    }

    private static List<String> served(@Nullable JsonNode provider) {
        return provider == null
                ? List.of()
                : provider.path("served_models")
                        .valueStream()
                        .map(model -> model.path("served_model_name").asString(""))
                        .toList();
    }

    private @Nullable JsonNode find() {
        Http.Answer answer = http.get("/apis/models/v2/workspaces/" + workspace + "/providers/" + gateway.provider());
        return answer.status() == 404 ? null : http.read(answer, JsonNode.class);
    }

    private static String hostUrl(@Nullable JsonNode provider) {
        return provider == null ? "" : provider.path("host_url").asString("");
    }

    private void require(Http.Answer answer) {
        if (!answer.isSuccess()) {
            throw http.refused(answer);
        }
    }
}
