package dev.datawright.agent;

import com.zaxxer.hikari.HikariDataSource;
import dev.datawright.agent.tools.BridgeTokens;
import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.ForkConversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// agent-service on a free port, and a person who talks to it.
final class RunningAgent implements AutoCloseable {

    static final TestTokens TOKENS = TestTokens.create();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RunningAgent(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningAgent start(TestDatabase database, ScriptedModel model, ScriptedBridge bridge, String... more) {
        return start(database, model.url(), bridge, more);
    }

    /// @param modelUrl ends in `/v1`
    static RunningAgent start(TestDatabase database, String modelUrl, ScriptedBridge bridge, String... more) {
        List<String> properties = new ArrayList<>(List.of(database.toProperties()));
        properties.add(TOKENS.toProperty());
        properties.addAll(List.of(
                "server.port=0",
                "datawright.agent.gateway.url=" + modelUrl,
                "datawright.agent.gateway.api-key=scripted",
                "datawright.agent.bridge.url=" + bridge.url(),
                "datawright.agent.runs.lease=1s",
                "datawright.agent.runs.poll=100ms",
                "datawright.agent.run.retry-pause=10ms",
                "datawright.agent.jobs.lease=2s",
                "datawright.agent.jobs.poll=100ms",
                "spring.lifecycle.timeout-per-shutdown-phase=2s"));
        properties.addAll(List.of(more));
        return new RunningAgent(new SpringApplicationBuilder(AgentApplication.class, EveryOwner.class)
                .properties(properties.toArray(String[]::new))
                .run());
    }

    /// Tokens for whomever a test invents.
    @Configuration(proxyBeanMethods = false)
    static class EveryOwner {

        @Bean
        @Primary
        BridgeTokens everyOwner() {
            return TOKENS::agent;
        }

        @Bean
        static Guillotine guillotine() {
            return new Guillotine();
        }
    }

    Guillotine guillotine() {
        return context.getBean(Guillotine.class);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    Conversation converse(String owner) {
        return read(send(request(owner, "/api/agent/conversations").POST(json("{}"))), 201, Conversation.class);
    }

    RunAccepted say(String owner, UUID conversation, String text) {
        return read(
                send(request(owner, "/api/agent/conversations/" + conversation + "/messages")
                        .POST(json(WireJson.mapper().writeValueAsString(new SendMessage(text))))),
                202,
                RunAccepted.class);
    }

    /// Says something under a key that makes a doubled call one.
    RunAccepted say(String owner, UUID conversation, String text, String key) {
        return read(
                send(request(owner, "/api/agent/conversations/" + conversation + "/messages")
                        .header("Idempotency-Key", key)
                        .POST(json(WireJson.mapper().writeValueAsString(new SendMessage(text))))),
                202,
                RunAccepted.class);
    }

    /// Titles of the person's conversations with these words.
    List<String> search(String owner, String words) {
        String path = "/api/agent/conversations?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        return read(send(request(owner, path).GET()), 200, JsonNode.class)
                .path("items")
                .findValuesAsString("title");
    }

    RunAccepted answer(String owner, UUID conversation, AnswerProposal answer) {
        return read(
                send(request(owner, "/api/agent/conversations/" + conversation + "/answers")
                        .POST(json(WireJson.mapper().writeValueAsString(answer)))),
                202,
                RunAccepted.class);
    }

    ConversationView view(String owner, UUID conversation) {
        return read(
                send(request(owner, "/api/agent/conversations/" + conversation).GET()), 200, ConversationView.class);
    }

    /// The answer to a fork, whatever it is.
    HttpResponse<String> fork(String owner, UUID conversation, UUID message, String text, @Nullable String key) {
        HttpRequest.Builder request = request(owner, "/api/agent/conversations/" + conversation + "/fork");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.POST(json(WireJson.mapper().writeValueAsString(new ForkConversation(message, text)))));
    }

    /// The answer to a retry, whatever it is.
    HttpResponse<String> retry(String owner, UUID conversation, UUID message, @Nullable String key) {
        HttpRequest.Builder request =
                request(owner, "/api/agent/conversations/" + conversation + "/messages/" + message + "/retry");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.POST(json("")));
    }

    HttpResponse<String> rename(String owner, UUID conversation, String title) {
        return send(request(owner, "/api/agent/conversations/" + conversation)
                .method("PATCH", json(WireJson.mapper().writeValueAsString(Map.of("title", title)))));
    }

    HttpResponse<String> delete(String owner, UUID conversation) {
        return send(request(owner, "/api/agent/conversations/" + conversation).DELETE());
    }

    void stop(String owner, UUID conversation) {
        HttpResponse<String> response = send(request(owner, "/api/agent/conversations/" + conversation + "/stop")
                .POST(json("")));
        if (response.statusCode() != 204) {
            throw new AssertionError(response.body());
        }
    }

    EventStream events(String owner, UUID conversation, long after) {
        return EventStream.open(
                http,
                request(owner, "/api/agent/conversations/" + conversation + "/events?after=" + after)
                        .GET()
                        .build());
    }

    EventStream agui(String owner, String body) {
        return EventStream.open(
                http, request(owner, "/api/agent/agui").POST(json(body)).build());
    }

    /// A request of a person; of nobody when the owner is absent.
    HttpRequest.Builder request(@Nullable String owner, String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
        return owner == null ? request : request.header("Authorization", "Bearer " + token(owner));
    }

    /// The token that the person's requests carry.
    String token(String owner) {
        return tokens.computeIfAbsent(owner, TOKENS::person);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.BodyPublisher json(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    /// Ends it as a crash does: from one moment to the next nothing reaches the database any more.
    void crash() {
        context.getBean(HikariDataSource.class).close();
        guillotine().fall();
        context.close();
        http.shutdownNow();
    }

    @Override
    public void close() {
        context.close();
        http.shutdownNow();
    }

    private static <T> T read(HttpResponse<String> response, int status, Class<T> type) {
        if (response.statusCode() != status) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return WireJson.mapper().readValue(response.body(), type);
    }
}
