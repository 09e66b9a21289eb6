package dev.datawright.benchmarks;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// agent-service with both of the JVM's compilers; each conversation is followed over its event stream, as the
/// workbench does.
record OurAgent(ServerProcess server, HttpClient http, String token) implements AgentServer {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    static OurAgent start(HttpClient http, ToolServer bridge, URI model, String owner, Path folder)
            throws IOException, InterruptedException {
        TestTokens tokens = Objects.requireNonNull(bridge.tokens(), "our bridge asks for tokens");
        Path tokenFile = Files.writeString(folder.resolve("agent.token"), tokens.agent(owner));
        int port = ServerProcess.freePort();
        List<String> command = ServerProcess.ofService("agent-service", port, tokens);
        command.add("--datawright.agent.gateway.url=" + model);
        command.add("--datawright.agent.gateway.api-key=scripted");
        command.add(
                "--datawright.agent.bridge.url=" + bridge.endpoint().toString().replaceFirst("/mcp$", ""));
        // All of the benchmark's conversations are one person's.
        command.add("--datawright.agent.streams.per-person=1000");
        command.add("--datawright.agent.user-token-file=" + tokenFile.toAbsolutePath());
        return new OurAgent(
                ServerProcess.start(command, port, folder.resolve("agent.log")), http, tokens.person(owner));
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public Talk begin() throws IOException, InterruptedException {
        HttpResponse<String> made = http.send(post("/conversations", "{}"), HttpResponse.BodyHandlers.ofString());
        if (made.statusCode() != 201) {
            throw new IOException("No conversation: " + made.statusCode() + " " + made.body());
        }
        Conversation conversation = WireJson.mapper().readValue(made.body(), Conversation.class);
        String path = "/conversations/" + conversation.id();
        HttpResponse<InputStream> events =
                http.send(request(path + "/events?after=0").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        return new Followed(path, conversation.designId().toString(), events.body());
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpRequest post(String path, String body) {
        return request(path)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/agent" + path))
                .header("Authorization", "Bearer " + token);
    }

    private final class Followed implements Talk {
        private final String path;
        private final String design;
        private final InputStream events;
        private final BlockingQueue<Long> ends = new ArrayBlockingQueue<>(10);

        Followed(String path, String design, InputStream events) {
            this.path = path;
            this.design = design;
            this.events = events;
            Thread.ofVirtual().start(this::follow);
        }

        @Override
        public String design() {
            return design;
        }

        @Override
        public long say(String text) throws IOException, InterruptedException {
            HttpResponse<String> accepted = http.send(
                    post(path + "/messages", WireJson.mapper().writeValueAsString(new SendMessage(text))),
                    HttpResponse.BodyHandlers.ofString());
            if (accepted.statusCode() != 202) {
                throw new IOException("Not accepted: " + accepted.statusCode() + " " + accepted.body());
            }
            Long first = ends.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (first == null || first == 0) {
                throw new IOException("The turn broke off, or said nothing");
            }
            return first;
        }

        @Override
        public void close() {
            try {
                events.close();
            } catch (IOException ended) {
                // It was to end.
            }
        }

        private void follow() {
            try (var lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
                long first = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (first == 0 && line.contains("\"TEXT_MESSAGE_CONTENT\"")) {
                        first = System.nanoTime();
                    } else if (line.contains("\"RUN_FINISHED\"") || line.contains("\"RUN_ERROR\"")) {
                        boolean told = ends.offer(line.contains("\"RUN_ERROR\"") ? 0 : first);
                        first = told ? 0 : first;
                    }
                }
            } catch (IOException ended) {
                // Whoever waits gives up in time.
            }
        }
    }
}
