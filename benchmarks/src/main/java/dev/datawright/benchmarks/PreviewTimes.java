package dev.datawright.benchmarks;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// How long designer-service takes for a preview, in a suite that is started for it.
final class PreviewTimes {

    private static final int ROWS = 1_000;
    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 200;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private PreviewTimes() {}

    /// From the request to the last frame, over HTTP; the slowest but one in twenty.
    static Figure measure() throws IOException, InterruptedException {
        double[] milliseconds = new double[MEASURED];
        Map<String, String> manyRows = Map.of("DATAWRIGHT_DESIGNER_PREVIEW_MAXROWS", Integer.toString(ROWS));
        try (RunningSuite suite = RunningSuite.start(manyRows);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = request(suite.process("designer-service"));
            for (int i = -WARM_UP; i < MEASURED; i++) {
                long begin = System.nanoTime();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200 || !answer.body().contains("num_unique")) {
                    throw new IOException(
                            "The preview was answered with " + answer.statusCode() + ": " + answer.body());
                }
                if (i >= 0) {
                    milliseconds[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        Arrays.sort(milliseconds);
        return Figure.alone(
                "engine.preview_ms",
                "ms",
                milliseconds[MEASURED * 95 / 100],
                30.0,
                "1,000 rows of nine samplers and an expression over HTTP, analysis included, p95 of %d; median %.1f ms"
                        .formatted(MEASURED, milliseconds[MEASURED / 2]));
    }

    private static HttpRequest request(ProcessHandle service) throws IOException {
        Map<String, String> environment = environment(service);
        ObjectNode body = WireJson.mapper().createObjectNode();
        try (InputStream config = Objects.requireNonNull(
                PreviewTimes.class.getResourceAsStream("/engine-samplers.json"), "the config stands in the jar")) {
            body.set("config", WireJson.mapper().readTree(config));
        }
        body.put("num_records", ROWS);
        body.put("seed", 7);
        URI uri = URI.create("http://127.0.0.1:" + environment.get("SERVER_PORT")
                + "/apis/data-designer/v2/workspaces/default/preview");
        return HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + environment.get("DATAWRIGHT_DESIGNER_APIKEY"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    /// The service's address and key, which the launcher hands over in its environment. Source: proc(5).
    private static Map<String, String> environment(ProcessHandle process) throws IOException {
        Map<String, String> environment = new HashMap<>();
        Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
        for (String entry : Files.readString(file, StandardCharsets.UTF_8).split("\0")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return environment;
    }
}
