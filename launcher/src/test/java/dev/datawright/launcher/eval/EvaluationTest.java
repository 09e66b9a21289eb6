package dev.datawright.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Terminal.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class EvaluationTest {

    private static final String REQUESTS = """
            {"id": "tickets", "language": "en", "tags": ["plain"], "messages": ["200 tickets with a fine"], "expect": [{"rows": 200}, {"column": "fine", "range": [15, 250]}, {"column": "street"}]}
            {"id": "vague", "language": "en", "tags": ["vague"], "vague": true, "messages": ["some data"], "expect": [{"column": "name"}, {"asks_or_builds": 3}]}
            {"id": "talk", "language": "en", "messages": ["some data", "5 of them"], "expect": [{"asks": true, "turn": 1}, {"answers_in": "en"}]}
            """;

    @TempDir
    private Path folder;

    private ScriptedEdge edge;
    private final StringWriter printed = new StringWriter();
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        edge = new ScriptedEdge();
        Files.writeString(folder.resolve("requests.jsonl"), REQUESTS);
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    private ExitCode run(@Nullable Double goal, boolean keep, String... only) throws InterruptedException {
        EvalOptions options = new EvalOptions(
                folder.resolve("requests.jsonl"),
                null,
                List.of(only),
                null,
                null,
                1,
                edge.busy ? Duration.ofMillis(300) : Duration.ofSeconds(30),
                goal,
                keep);
        Terminal terminal = new Terminal(new PrintWriter(printed), Style.PLAIN);
        return Evaluation.of(options, Duration.ofMillis(5))
                .run(
                        edge.address(),
                        () -> "good",
                        terminal,
                        line -> lines.add(WireJson.mapper().readTree(line)));
    }

    @Test
    void tellsWhatEachRequestMetAndWhatAllDid() throws Exception {
        assertThat(run(null, false)).isEqualTo(ExitCode.DONE);

        assertThat(lines).hasSize(4);
        JsonNode tickets = lines.getFirst();
        assertThat(tickets.get("id").asString()).isEqualTo("tickets");
        assertThat(tickets.get("met").asInt()).isEqualTo(2);
        assertThat(tickets.get("stated").asInt()).isEqualTo(3);
        assertThat(tickets.get("missed").get(0).get("why").asString())
                .isEqualTo("there is no such column; columns: [fine]");
        assertThat(tickets.get("model_calls").asInt()).isEqualTo(1);
        assertThat(tickets.get("columns").get(0).get("name").asString()).isEqualTo("fine");
        JsonNode sum = lines.getLast().get("sum");
        assertThat(sum.get("met").asInt()).isEqualTo(5);
        assertThat(sum.get("stated").asInt()).isEqualTo(6);
        assertThat(sum.get("model_calls").asInt()).isEqualTo(4);
        assertThat(printed.toString())
                .contains("tickets")
                .contains("    ✗ {\"column\":\"street\"}: there is no such column; columns: [fine]")
                .contains("all (3)")
                .contains("vague (1)");
    }

    @Test
    void countsAQuestionAsRightWhereTheRequestIsVague() throws Exception {
        run(null, false, "vague");

        assertThat(lines.getFirst().get("met").asInt()).isEqualTo(1);
        assertThat(lines.getFirst().get("stated").asInt()).isEqualTo(1);
    }

    @Test
    void tellsColumnsThatNobodyAskedFor() throws Exception {
        run(null, false, "talk");

        assertThat(lines.getFirst().get("invented").get(0).asString()).isEqualTo("fine");
        assertThat(printed.toString()).contains("    + nobody asked for fine");
    }

    @Test
    void approvesNothingAndLeavesNothingBehind() throws Exception {
        run(null, false);

        assertThat(edge.calls)
                .noneMatch(call -> call.contains("approvals") || call.contains("answers") || call.contains("jobs"))
                .contains("DELETE /api/agent/conversations/ID");
    }

    @Test
    void leavesTheConversationsWhenToldTo() throws Exception {
        run(null, true);

        assertThat(edge.calls).noneMatch(call -> call.startsWith("DELETE"));
    }

    @Test
    void endsAsFoundTroubleBelowTheGoal() throws Exception {
        assertThat(run(0.9, false)).isEqualTo(ExitCode.FOUND_TROUBLE);
        assertThat(printed.toString()).contains("83.3 % of the stated requirements are met; the goal is 90.0 %.");
        assertThat(run(0.8, false)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void waitsNoLongerThanToldTo() throws Exception {
        edge.busy = true;

        run(null, false, "talk");

        JsonNode talk = lines.getFirst();
        assertThat(talk.get("failure").asString()).isEqualTo("the agent was not done within 0 s");
        assertThat(talk.get("missed").get(0).get("why").asString()).isEqualTo("this message was not reached");
        assertThat(edge.calls).contains("POST /api/agent/conversations/ID/stop");
    }

    @Test
    void endsWhenTheSuiteIsAway() {
        edge.away = true;

        assertThatThrownBy(() -> run(null, false))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("Nobody is there.");
    }

    @Test
    void refusesWhatCannotBePlayed() {
        assertThatThrownBy(() -> run(null, false, "other")).hasMessageContaining("has no request other.");
        assertThatThrownBy(() -> run(1.5, false)).hasMessage("--goal must be between 0 and 1, not 1.5.");
    }
}
