package dev.datawright.engine.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.datawright.contract.json.WireJson;
import dev.datawright.engine.Designs;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RemoteValidationTest {

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private BiFunction<Integer, JsonNode, Answer> validator = (number, body) -> judged(body);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/check", exchange -> {
            JsonNode body = WireJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
            int number;
            synchronized (asked) {
                number = asked.size();
                asked.add(body);
            }
            Answer answer = validator.apply(number, body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsRowsInBatchesAndKeepsWhatIsAnswered() {
        GenerationReport report = generate(25, "");

        assertThat(report.failedCellCount()).isZero();
        assertThat(asked).hasSize(3);
        assertThat(asked).extracting(body -> body.path("data").size()).containsExactlyInAnyOrder(10, 10, 5);
        assertThat(asked.getFirst().path("data").get(0).toString()).matches("\\{\"n\":[01],\"gap\":null}");
        assertThat(rows)
                .hasSize(25)
                .allSatisfy(row -> assertThat(row.get("ok"))
                        .isEqualTo(Long.valueOf(1).equals(row.get("n")) ? "True because 1" : "False because 0"));
    }

    @Test
    void asksAgainWhenTheValidatorIsBusy() {
        validator = (number, body) -> number == 0 ? new Answer(503, "", Map.of("Retry-After", "0")) : judged(body);

        assertThat(generate(5, "").failedCellCount()).isZero();
        assertThat(asked).hasSize(2);
    }

    @Test
    void leavesNullAndSaysWhyWhenNoUsableAnswerComes() {
        Map<String, Answer> answers = Map.of(
                "The validator answered with status 400", new Answer(400, "", Map.of()),
                "The validator answered with status 302",
                        new Answer(302, "", Map.of("Location", "http://127.0.0.1:1/elsewhere")),
                "The validator's answer is no JSON", new Answer(200, "fine", Map.of()),
                "The validator's answer has no list 'data' with an object for each of the 5 rows sent",
                        new Answer(200, "{\"data\":[]}", Map.of()),
                "The validator's answer has no 'is_valid' of true, false or null for row 0",
                        new Answer(200, "{\"data\":[{},{},{},{},{}]}", Map.of()),
                "The validator answered with status 500 (asked 2 times)",
                        new Answer(500, "", Map.of("Retry-After", "0")));
        answers.forEach((sentence, answer) -> {
            rows.clear();
            validator = (number, body) -> answer;

            GenerationReport report = generate(5, ",\"max_retries\":1");

            assertThat(report.failedCells()).containsEntry("v", 5L);
            assertThat(report.examples().getFirst().reason()).isEqualTo(sentence);
            assertThat(rows)
                    .hasSize(5)
                    .allSatisfy(row -> assertThat(row.get("v")).isNull());
        });
    }

    @Test
    void holdsAnswersToTheSchema() {
        GenerationReport report = generate(5, """
                ,"output_schema":{"type":"object","properties":{"data":{"type":"array","items":{"type":"object","required":["score"]}}}}""");

        assertThat(report.examples().getFirst().reason())
                .startsWith("The validator's answer breaks its output_schema: ")
                .contains("score");
    }

    @Test
    void asksNobodyWhomTheOperatorHasNotAllowed() {
        GenerationReport report = generate(5, "", List.of("127.0.0.1"));

        assertThat(asked).isEmpty();
        assertThat(report.examples().getFirst().reason())
                .isEqualTo("Validators at '127.0.0.1:" + server.getAddress().getPort()
                        + "' are not asked from here: this service's operator has not allowed that host");
    }

    private GenerationReport generate(int count, String params) {
        return generate(
                count, params, List.of("127.0.0.1:" + server.getAddress().getPort()));
    }

    private GenerationReport generate(int count, String params, List<String> allowed) {
        String columns = Designs.sampler("n", "bernoulli", "{\"p\":0.5}")
                + """
                ,{"column_type":"expression","name":"gap","expr":"x","skip":{"when":"{{ n < 2 }}"}}
                ,{"column_type":"validation","name":"v","target_columns":["n","gap"],"validator_type":"remote","propagate_skip":false,
                  "validator_params":{"endpoint_url":"http://127.0.0.1:%d/check"%s}}
                ,{"column_type":"expression","name":"ok","expr":"{{ v.is_valid }} because {{ v.why }}","propagate_skip":false,
                  "skip":{"when":"{{ v is none }}"}}""".formatted(server.getAddress().getPort(), params);
        try (Engine engine =
                new Engine(EngineOptions.of(ChatModels.none()).withValidators(new HttpValidators(allowed)))) {
            return engine.generate(
                    GenerationRequest.head(Designs.design(columns), 1, count), batch -> Designs.addTo(rows, batch));
        }
    }

    private static Answer judged(JsonNode body) {
        List<Object> findings = new ArrayList<>();
        for (JsonNode row : body.path("data")) {
            findings.add(Map.of(
                    "is_valid", row.path("n").asInt() == 1, "why", row.path("n").asInt()));
        }
        return new Answer(200, WireJson.mapper().writeValueAsString(Map.of("data", findings)), Map.of());
    }

    private record Answer(int status, String body, Map<String, String> headers) {}
}
