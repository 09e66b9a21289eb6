package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.json.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessIT extends WithAgent {

    private record Endpoint(String method, String pattern) {

        boolean isOfOneConversation() {
            return pattern.contains("{id}") || pattern.endsWith("/agui");
        }
    }

    @Test
    void answersNobodyOnAnyEndpointThatExists() {
        assertThat(endpoints()).hasSizeGreaterThanOrEqualTo(10);
        for (Endpoint endpoint : endpoints()) {
            HttpResponse<String> response = call(endpoint, null, UUID.randomUUID());
            assertThat(response.statusCode()).as("%s", endpoint).isEqualTo(401);
            assertThat(problem(response).type()).isEqualTo("urn:datawright:problem:not-signed-in");
        }
    }

    @Test
    void hidesAConversationFromEverybodyElseOnAnyEndpointThatExists() {
        Conversation conversation = agent.converse("ada");
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.isOfOneConversation()) {
                HttpResponse<String> response = call(endpoint, "eve", conversation.id());
                assertThat(response.statusCode()).as("%s", endpoint).isEqualTo(404);
                assertThat(response.body())
                        .isEqualTo(call(endpoint, "eve", UUID.randomUUID())
                                .body()
                                .replaceAll("[0-9a-f-]{36}", conversation.id().toString()));
            }
        }
        var list = agent.send(agent.request("eve", "/api/agent/conversations").GET());
        assertThat(list.body()).doesNotContain(conversation.id().toString());
    }

    @Test
    void wantsAFreshTokenForThisServiceWithTheScope() {
        var expired =
                RunningAgent.TOKENS.token("ada", "ui", "read write", List.of("datawright-agent"), Duration.ofHours(-1));
        var elsewhere =
                RunningAgent.TOKENS.token("ada", "ui", "read write", List.of("datawright-bridge"), Duration.ofHours(1));
        var readOnly = RunningAgent.TOKENS.token("ada", "ui", "read", List.of("datawright-agent"), Duration.ofHours(1));

        assertThat(create(expired).statusCode()).isEqualTo(401);
        assertThat(create(elsewhere).statusCode()).isEqualTo(401);
        assertThat(create(readOnly).statusCode()).isEqualTo(403);
        assertThat(problem(create(readOnly)).detail())
                .isEqualTo("The token lacks the scope 'write' that this call needs.");
    }

    @Test
    void neverPassesAPersonsTokenOnToTheBridge() {
        agent.converse("ada");
        assertThat(bridge.authorizations()).doesNotContain("Bearer " + agent.token("ada"));
    }

    @Test
    void isReadyWithoutAToken() {
        var response =
                agent.send(agent.request(null, "/actuator/health/readiness").GET());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"UP\"");
    }

    @Test
    void pagesRenamesAndDeletes() {
        for (int i = 0; i < 3; i++) {
            agent.converse("pat");
        }
        var first = WireJson.mapper()
                .readTree(agent.send(agent.request("pat", "/api/agent/conversations?limit=2")
                                .GET())
                        .body());
        assertThat(first.path("items").size()).isEqualTo(2);
        var second = WireJson.mapper()
                .readTree(agent.send(agent.request(
                                        "pat",
                                        "/api/agent/conversations?limit=2&after="
                                                + first.path("next").asString())
                                .GET())
                        .body());
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();

        String path = "/api/agent/conversations/"
                + second.path("items").get(0).path("id").asString();
        var renamed =
                agent.send(agent.request("pat", path).method("PATCH", RunningAgent.json("{\"title\":\" Fines \"}")));
        assertThat(renamed.body()).contains("\"title\":\"Fines\"");
        assertThat(agent.send(agent.request("pat", path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(agent.send(agent.request("pat", path).GET()).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> create(String token) {
        return agent.send(agent.request(null, "/api/agent/conversations")
                .header("Authorization", "Bearer " + token)
                .POST(RunningAgent.json("{}")));
    }

    private static HttpResponse<String> call(Endpoint endpoint, @Nullable String owner, UUID conversation) {
        String body = endpoint.pattern().endsWith("/agui")
                ? "{\"threadId\":\"" + conversation + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                : "{\"text\":\"hi\",\"title\":\"hi\",\"interrupt_id\":\"" + conversation + "\",\"message_id\":\""
                        + conversation + "\"}";
        return agent.send(agent.request(
                        owner,
                        endpoint.pattern()
                                .replace("{id}", conversation.toString())
                                .replace("{messageId}", UUID.randomUUID().toString()))
                .method(
                        endpoint.method(),
                        endpoint.method().equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : RunningAgent.json(body)));
    }

    private static List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        agent.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (String pattern : mapping.getPatternValues()) {
                        if (pattern.startsWith("/api/")) {
                            for (RequestMethod method :
                                    mapping.getMethodsCondition().getMethods()) {
                                endpoints.add(new Endpoint(method.name(), pattern));
                            }
                        }
                    }
                });
        return endpoints;
    }
}
