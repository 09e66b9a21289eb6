package dev.datawright.benchmarks;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The peer: see python/langgraph_agent.py.
record LangGraphAgent(ServerProcess server, HttpClient http) implements AgentServer {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    static LangGraphAgent start(Path python, HttpClient http, ToolServer bridge, URI model, String owner, Path log)
            throws IOException, InterruptedException {
        TestDatabase database = TestDatabase.fresh();
        int port = ServerProcess.freePort();
        List<String> command = List.of(
                python.toString(),
                Path.of("benchmarks", "python", "langgraph_agent.py")
                        .toAbsolutePath()
                        .toString(),
                ToolServer.libpq(database),
                Integer.toString(port),
                model.toString(),
                bridge.endpoint().toString(),
                String.valueOf(bridge.token(owner)));
        return new LangGraphAgent(ServerProcess.start(command, port, log), http);
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public Talk begin() throws IOException, InterruptedException {
        JsonNode begun = WireJson.mapper()
                .readTree(http.send(post("/conversations", "{}"), HttpResponse.BodyHandlers.ofString())
                        .body());
        return new Conversation(
                begun.path("id").asString(), begun.path("design_id").asString());
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private final class Conversation implements Talk {
        private final String id;
        private final String design;

        Conversation(String id, String design) {
            this.id = id;
            this.design = design;
        }

        @Override
        public String design() {
            return design;
        }

        @Override
        public long say(String text) throws IOException, InterruptedException {
            HttpResponse<InputStream> answer = http.send(
                    post("/conversations/" + id + "/turns", WireJson.mapper().writeValueAsString(Map.of("text", text))),
                    HttpResponse.BodyHandlers.ofInputStream());
            long first = 0;
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (first == 0 && line.contains("\"text\"")) {
                        first = System.nanoTime();
                    }
                    if (line.contains("\"end\"")) {
                        return first;
                    }
                }
            }
            throw new IOException("The turn broke off");
        }

        @Override
        public void close() {
            // The peer keeps nothing open between two turns.
        }
    }
}
