package dev.datawright.agent.tools;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.telemetry.Traces;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;

/// The bridge over REST: its address, the owner's token, and what its refusals mean here.
@Component
class BridgeHttp {

    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final RestClient rest;
    private final BridgeTokens tokens;

    BridgeHttp(BridgeProperties properties, BridgeTokens tokens, Traces traces) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
        requests.setReadTimeout(properties.bridge().timeout());
        this.rest = RestClient.builder()
                .requestInitializer(request -> {
                    String here = traces.here();
                    if (here != null) {
                        request.getHeaders().set(Traces.HEADER, here);
                    }
                })
                .requestFactory(requests)
                .baseUrl(properties.bridge().url().toString())
                .configureMessageConverters(converters -> converters
                        .registerDefaults()
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(WireJson.mapper())))
                .build();
        this.tokens = tokens;
    }

    RestClient rest() {
        return rest;
    }

    void authorize(HttpHeaders headers, String owner) {
        headers.setBearerAuth(tokens.tokenFor(owner));
    }

    /// Makes a call on a person's behalf whose failure the person reads.
    ///
    /// @throws BridgeAway when there is no answer
    /// @throws ProblemException when the answer is a refusal
    <T> T call(Function<RestClient, T> call) {
        try {
            return call.apply(rest);
        } catch (ResourceAccessException e) {
            throw new BridgeAway("The bridge does not answer", e);
        } catch (RestClientResponseException e) {
            int status = e.getStatusCode().value();
            if (AWAY.contains(status)) {
                throw new BridgeAway("The bridge does not answer", e);
            }
            throw new ProblemException(
                    switch (status) {
                        case 400, 422 -> ProblemType.INVALID_REQUEST;
                        case 404 -> ProblemType.NOT_FOUND;
                        case 429 -> ProblemType.LIMIT_REACHED;
                        default -> ProblemType.UPSTREAM_FAILED;
                    },
                    detail(e),
                    e);
        }
    }

    private static String detail(RestClientResponseException e) {
        try {
            String detail = WireJson.mapper()
                    .readTree(e.getResponseBodyAsByteArray())
                    .path("detail")
                    .asString("");
            if (!detail.isBlank()) {
                return detail;
            }
        } catch (JacksonException notJson) {
            // Said below.
        }
        return "The bridge answered with HTTP " + e.getStatusCode().value() + ".";
    }
}
