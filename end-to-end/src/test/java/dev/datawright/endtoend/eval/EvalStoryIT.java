package dev.datawright.endtoend.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Program;
import dev.datawright.testsupport.suite.RunningSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EvalStoryIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path REQUESTS =
            Path.of("eval", "requests.jsonl").toAbsolutePath().normalize();

    private final RunningSuite suite = RunningSuite.shared();

    /// Whatever the model makes of them: they are played to their end, counted, paid for in the ledger, and not
    /// approved.
    @Test
    void playsRequestsThroughTheRunningSuite() {
        Program eval = suite.command(
                "eval",
                "--file",
                REQUESTS.toString(),
                "--only",
                "tiny,edit-rows",
                "--json",
                "--url",
                suite.url().toString());
        int code = eval.awaitEnd(LIMIT);

        assertThat(code).as(() -> eval.lastLines(40)).isZero();
        List<JsonNode> printed = eval.lastLines(1000)
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> WireJson.mapper().readTree(line))
                .toList();
        assertThat(printed).hasSize(3);
        List<JsonNode> played = printed.subList(0, 2);
        assertThat(played).extracting(result -> result.get("id").asString()).containsExactly("tiny", "edit-rows");
        assertThat(played).allSatisfy(result -> {
            assertThat(result.get("stated").asInt()).isPositive();
            assertThat(result.get("model_calls").asInt()).isPositive();
            assertThat(result.get("answers").size())
                    .isEqualTo(result.get("id").asString().equals("tiny") ? 1 : 2);
            assertThat(result.has("failure")).isFalse();
        });
        assertThat(printed.getLast().get("sum").get("requests").asInt()).isEqualTo(2);
    }
}
