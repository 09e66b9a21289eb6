package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/// Cases written in Python, which talk to our designer-service (`real/lib/checks.py`); each is a test here.
final class PythonCases {

    private static final Duration FOR_ALL_CASES = Duration.ofMinutes(30);
    private static final String ANSWER = "{\"case\": ";

    private final @Nullable DataDesigner service;
    private final Path state;

    /// @param state the folder for what is printed
    PythonCases(DataDesigner service, Path state) {
        this(state, service);
    }

    private PythonCases(Path state, @Nullable DataDesigner service) {
        this.service = service;
        this.state = state;
    }

    /// Cases that do without our service.
    static PythonCases alone(Path state) {
        return new PythonCases(state, null);
    }

    /// Runs all cases of a script in one process, as users of a client do; then each answer is a test.
    ///
    /// @param environment the property that names the Python environment
    /// @param script below `end-to-end/real`
    Stream<DynamicTest> run(String environment, String script) {
        return run(environment, script, Map.of());
    }

    /// @param variables what the script is told beside where our service is
    Stream<DynamicTest> run(String environment, String script, Map<String, String> variables) {
        Path real = Checkout.root().resolve("end-to-end/real");
        Path log = state.resolve(script.replace('/', '-') + ".log");
        try (Program python = Program.start(
                script,
                log,
                environmentVariables(variables),
                List.of(
                        environment(environment).resolve("bin/python").toString(),
                        real.resolve(script).toString()))) {
            int code = python.awaitEnd(FOR_ALL_CASES);
            assertThat(code).as(() -> python.lastLines(40)).isZero();
        }
        List<JsonNode> answers = answers(log);
        assertThat(answers).as("cases of %s", script).hasSizeGreaterThan(10);
        return answers.stream()
                .map(answer -> DynamicTest.dynamicTest(
                        script + ": " + answer.path("case").asString(),
                        () -> assertThat(answer.path("error").asString("")).isEmpty()));
    }

    private Map<String, String> environmentVariables(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("DESIGNER_URL", service == null ? "" : service.url().toString());
        all.put("DESIGNER_KEY", DataDesigner.KEY);
        all.put("PYTHONPATH", Checkout.root().resolve("end-to-end/real/lib").toString());
        all.put("PYTHONWARNINGS", "ignore");
        all.put("PYTHONDONTWRITEBYTECODE", "1");
        // The order of sets is part of what a seed has to fix.
        all.put("PYTHONHASHSEED", "0");
        all.put("NEMO_TELEMETRY_ENABLED", "false");
        all.put("HOME", state.toString());
        return all;
    }

    private static List<JsonNode> answers(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(ANSWER))
                    .map(line -> WireJson.mapper().readTree(line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder of a Python environment.
    static Path environment(String property) {
        String folder = System.getProperty(property);
        if (folder == null) {
            throw new AssertionError(
                    "Run this by ./datawright test --real: it makes the Python environments (-D" + property + ")");
        }
        return Path.of(folder);
    }
}
