package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Program;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// AG-UI's own client at a whole suite, whose model is played by the client's program (`real/ag-ui/cases.mjs`).
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgUiIT {

    private static final Duration FOR_ALL_CASES = Duration.ofMinutes(15);
    private static final String ANSWER = "{\"case\":";

    private final Path log =
            Checkout.target("real/ag-ui-" + System.currentTimeMillis()).resolve("cases.log");
    private final int modelPort = Program.freePort();
    private RunningSuite suite;

    @BeforeAll
    void start() {
        suite = RunningSuite.start(
                Map.of(), "--gateway-url", "http://127.0.0.1:" + modelPort + "/v1", "--gateway-key", "sk-played");
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> servesTheClientOfAgUi() {
        Path program = program();
        try (Program node = Program.start(
                "ag-ui",
                log,
                Map.of(
                        "SUITE_URL",
                        suite.url().toString(),
                        "TOKEN_FILE",
                        suite.home().resolve("run/person.token").toString(),
                        "MODEL_PORT",
                        Integer.toString(modelPort)),
                List.of(
                        program.resolve("node_modules/node/bin/node").toString(),
                        program.resolve("cases.mjs").toString()))) {
            int code = node.awaitEnd(FOR_ALL_CASES);
            assertThat(code).as(() -> node.lastLines(40)).isZero();
        }
        List<JsonNode> answers = answers();
        assertThat(answers).hasSizeGreaterThan(15);
        return answers.stream()
                .map(answer -> DynamicTest.dynamicTest(
                        answer.path("case").asString(),
                        () -> assertThat(answer.path("error").asString("")).isEmpty()));
    }

    private List<JsonNode> answers() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(ANSWER))
                    .map(line -> WireJson.mapper().readTree(line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program() {
        String folder = System.getProperty("datawright.real.agui");
        if (folder == null) {
            throw new AssertionError("Run this by ./datawright test --real --only ag-ui: it brings the client"
                    + " (-Ddatawright.real.agui)");
        }
        return Path.of(folder);
    }
}
