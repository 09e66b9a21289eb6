package dev.datawright.agent.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/// The way to the model.
@Component
public class ModelGateway {

    private static final Duration TO_LIST = Duration.ofSeconds(10);

    private final GatewayProperties properties;
    private final ModelHttp http;
    private final ModelMeter meter;
    private final RestClient rest;

    ModelGateway(GatewayProperties properties, ModelHttp http, ModelMeter meter) {
        this.properties = properties;
        this.http = http;
        this.meter = meter;
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(TO_LIST);
        this.rest = RestClient.builder().requestFactory(requests).build();
    }

    /// Prepares one question to a model; nothing is sent yet.
    ///
    /// @param alias the model's name at the gateway; absent: the agent's own role
    public ModelQuestion ask(@Nullable String alias, List<ModelMessage> messages, List<ModelTool> tools) {
        return new ModelQuestion(properties, http, meter, alias == null ? properties.model() : alias, messages, tools);
    }

    /// The names under which the gateway has models; empty while it does not answer.
    public Optional<List<String>> aliases() {
        try {
            JsonNode answer = rest.get()
                    .uri(properties.url() + "/models")
                    .headers(
                            headers -> headers.setBearerAuth(properties.apiKey().value()))
                    .retrieve()
                    .body(JsonNode.class);
            return Optional.ofNullable(answer)
                    .map(listed -> listed.path("data")
                            .valueStream()
                            .map(model -> model.path("id").asString(""))
                            .filter(id -> !id.isEmpty())
                            .sorted()
                            .toList());
        } catch (RestClientException e) {
            return Optional.empty();
        }
    }
}
