package dev.datawright.launcher.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.process.Ports;
import dev.datawright.launcher.terminal.Terminal;
import dev.datawright.launcher.terminal.Terminal.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MakerTest {

    private static final String REQUEST = "200 parking tickets with ticket number and a fine";

    @TempDir
    private Path folder;

    private ScriptedSuite suite;
    private final StringWriter printed = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        suite = new ScriptedSuite();
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    private Path file() {
        return folder.resolve("tickets.csv");
    }

    private ExitCode make(@Nullable Long rows, @Nullable Long seed, boolean yes) throws InterruptedException {
        return make(suite.address(), () -> "good", new MakeOptions(REQUEST, rows, seed, yes, Target.of(file())));
    }

    private ExitCode make(URI address, TokenSource token, MakeOptions options) throws InterruptedException {
        Terminal terminal = new Terminal(new PrintWriter(printed), Style.PLAIN);
        try (Maker maker = new Maker(address, token, options, terminal)) {
            return maker.make();
        }
    }

    private static void assertFailure(ThrowingCallable call, ExitCode code, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(code))
                .hasMessageContaining(sentence);
    }

    @Test
    void makesTheFile() throws Exception {
        assertThat(make(200L, 7L, true)).isEqualTo(ExitCode.DONE);
        assertThat(file()).hasContent(ScriptedSuite.CSV);
        assertThat(suite.calls)
                .contains("PATCH /api/bridge/designs/ID {\"rows\":200,\"seed\":7}")
                .anyMatch(call -> call.startsWith("POST /api/bridge/approvals "))
                .anyMatch(call -> call.startsWith("POST /api/agent/conversations/ID/answers "));
        assertThat(suite.messages).containsExactly(REQUEST);
        assertThat(printed.toString())
                .contains("  ✓ added 2 columns")
                .contains("Rows     200")
                .contains("Columns  ticket, fine")
                .contains("Cost     no model calls, no cost")
                .contains("50 of 200 rows, 100 rows/s, 2 s left")
                .contains("  ✓ rows: asked 200, measured 200")
                .contains("1 of 1 checks passed, seed 7");
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file());
        }
    }

    @Test
    void replacesAFileThatExists() throws Exception {
        Files.writeString(file(), "old");
        assertThat(make(null, null, true)).isEqualTo(ExitCode.DONE);
        assertThat(file()).hasContent(ScriptedSuite.CSV);
    }

    @Test
    void asksTheAgentForTheRowsOfTheOption() throws Exception {
        assertThat(make(50L, null, true)).isEqualTo(ExitCode.DONE);
        assertThat(suite.messages).containsExactly(REQUEST, "Make it 50 rows.");
        assertThat(printed.toString()).contains("The agent proposes 200 rows; asking for 50.");
    }

    @Test
    void answersAnAgentThatAsksWhetherToGenerate() throws Exception {
        suite.asksFirst = true;
        assertThat(make(200L, null, true)).isEqualTo(ExitCode.DONE);
        assertThat(suite.messages).containsExactly(REQUEST, "Generate 200 rows.");
    }

    @Test
    void neverRunsAnotherNumberOfRows() {
        suite.followsRowsMessage = false;
        assertFailure(
                () -> make(50L, null, true),
                ExitCode.BAD_REQUEST,
                "The agent proposes 200 rows where --rows says 50. Use one number in both.");
        assertThat(suite.calls).noneMatch(call -> call.contains("approvals"));
    }

    @Test
    void declinesWhereNobodyCanBeAsked() throws Exception {
        assertThat(make(null, null, false)).isEqualTo(ExitCode.DECLINED);
        assertThat(printed.toString()).contains("Nobody can be asked here; --yes approves without asking.");
        assertThat(suite.calls).noneMatch(call -> call.contains("approvals"));
        assertThat(suite.calls).anyMatch(call -> call.contains("answers") && call.contains("Not now."));
        assertThat(file()).doesNotExist();
    }

    @Test
    void printsTheAgentsQuestion() {
        suite.proposes = false;
        assertFailure(
                () -> make(null, null, true),
                ExitCode.BAD_REQUEST,
                "The agent: What should a ticket hold?\n\nThe agent has not proposed a job.");
    }

    @Test
    void failsWithTheJob() {
        suite.lastStatus = JobStatus.ERROR;
        assertFailure(
                () -> make(null, null, true), ExitCode.JOB_FAILED, "The job ended as error: the disk is full (job ");
        assertThat(file()).doesNotExist();
    }

    @Test
    void failsOnAFailedCheckAndKeepsTheFile() {
        suite.checksPass = false;
        assertFailure(() -> make(null, null, true), ExitCode.JOB_FAILED, "Checks failed: rows.");
        assertThat(file()).exists();
    }

    @Test
    void writesNothingThatIsNotWhatTheJobMade() throws Exception {
        suite.announcedSha256 = "00";
        Files.writeString(file(), "old");
        assertFailure(() -> make(null, null, true), ExitCode.JOB_FAILED, "The download is not the file the job made:");
        assertThat(file()).hasContent("old");
    }

    @Test
    void tellsAllThatIsWrongWithARequest() {
        suite.refusal = Problem.of(
                ProblemType.INVALID_DESIGN,
                "Two things are wrong.",
                List.of(
                        new Violation("columns[0]", "unknown-column", "there is no 'a'", "did you mean 'b'?"),
                        new Violation("", "no-rows", "there are no rows", null)));
        assertFailure(
                () -> make(null, null, true),
                ExitCode.BAD_REQUEST,
                "Two things are wrong.\n  columns[0]: there is no 'a' (did you mean 'b'?)\n  there are no rows");
    }

    @Test
    void tellsThatAServiceIsAway() {
        suite.refusal = Problem.of(ProblemType.UPSTREAM_AWAY, "agent-service does not answer.");
        assertFailure(() -> make(null, null, true), ExitCode.UNREACHABLE, "agent-service does not answer.");
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:" + Ports.free(1).getFirst());
        assertFailure(
                () -> make(nobody, () -> "good", new MakeOptions(REQUEST, null, null, true, Target.of(file()))),
                ExitCode.UNREACHABLE,
                nobody + " cannot be reached");
    }

    @Test
    void tellsThatTheTokenIsNotValid() {
        assertFailure(
                () -> make(suite.address(), () -> "bad", new MakeOptions(REQUEST, null, null, true, Target.of(file()))),
                ExitCode.BAD_REQUEST,
                "The token is not valid.");
    }

    @Test
    void keepsTheLocalTokenOnThisMachine() {
        URI elsewhere = URI.create("https://datawright.example.com");
        assertFailure(
                () -> TokenSource.choose(Map.of(), folder.resolve("person.token"), elsewhere),
                ExitCode.BAD_REQUEST,
                "https://datawright.example.com is another machine: put a token for it into DATAWRIGHT_TOKEN.");
        assertThat(TokenSource.choose(Map.of("DATAWRIGHT_TOKEN", "t"), folder, elsewhere)
                        .read())
                .isEqualTo("t");
    }

    @Test
    void judgesArgumentsBeforeAnythingStarts() {
        assertFailure(
                () -> Target.of(folder.resolve("tickets.xlsx")),
                ExitCode.BAD_REQUEST,
                "the ending tells the format; use .csv, .jsonl or .parquet.");
        assertFailure(
                () -> Target.of(folder.resolve("missing/tickets.csv")), ExitCode.BAD_REQUEST, "there is no folder");
        assertFailure(() -> Target.of(folder), ExitCode.BAD_REQUEST, "the ending tells the format");
        Target csv = Target.of(null);
        assertFailure(() -> new MakeOptions(" ", null, null, true, csv), ExitCode.BAD_REQUEST, "The request is empty.");
        assertFailure(
                () -> new MakeOptions("a", 0L, null, true, csv),
                ExitCode.BAD_REQUEST,
                "--rows 0: ask for at least one row.");
        assertFailure(
                () -> new MakeOptions("a", null, -1L, true, csv),
                ExitCode.BAD_REQUEST,
                "--seed -1: a seed lies between 0 and 9007199254740991.");
    }

    @Test
    void refusesABillionRowsBeforeAnythingStarts() {
        MakeOptions options = new MakeOptions("a", 1_000_000_000L, null, true, Target.of(null));
        assertFailure(
                options::checkForThisMachine,
                ExitCode.BAD_REQUEST,
                "--rows 1000000000: one job makes at most 10,000,000 rows. Make several with different seeds.");
    }

    @Test
    void tellsSpeedAndTimeLeft() throws Exception {
        make(null, null, true);
        assertThat(printed.toString()).contains("50 of 200 rows, 100 rows/s, 2 s left");
    }

    @Test
    void writesNoControlCharactersIntoAFile() throws Exception {
        make(null, null, true);
        assertThat(printed.toString()).doesNotContain("\u001b", "\r");
    }

    @Test
    void tellsWhatWasMade() throws Exception {
        Terminal terminal = new Terminal(new PrintWriter(printed), Style.PLAIN);
        MakeOptions options = new MakeOptions(REQUEST, null, null, true, Target.of(file()));
        try (Maker maker = new Maker(suite.address(), () -> "good", options, terminal)) {
            assertThat(maker.made()).isEmpty();
            maker.make();
            Made made = maker.made().orElseThrow();
            assertThat(made.file()).isEqualTo(file().toString());
            assertThat(made.rows()).isEqualTo(200);
            assertThat(made.sha256()).isEqualTo(suite.announcedSha256);
            assertThat(WireJson.mapper().writeValueAsString(made)).contains("\"rows\":200", "\"checks\":[");
        }
    }

    @Test
    void cancelsTheJobWhenInterrupted() throws Exception {
        suite.finishes = false;
        assertThat(interrupted(() -> suite.calls.stream().anyMatch(call -> call.startsWith("GET /api/bridge/jobs/"))))
                .isInstanceOf(InterruptedException.class);
        assertThat(suite.calls).contains("POST /api/bridge/jobs/ID/cancel");
        assertThat(printed.toString()).contains("Interrupted: the job is cancelled, and no file was written.");
        assertThat(file()).doesNotExist();
    }

    @Test
    void stopsTheAgentWhenInterruptedBeforeAJob() throws Exception {
        suite.silent = true;
        assertThat(interrupted(() -> suite.calls.stream().anyMatch(call -> call.contains("/events"))))
                .isNotNull();
        assertThat(suite.calls).contains("POST /api/agent/conversations/ID/stop");
        assertThat(printed.toString()).contains("Interrupted: nothing was generated.");
    }

    /// What ends the command when it is given up at that moment.
    private Throwable interrupted(BooleanSupplier moment) throws Exception {
        Terminal terminal = new Terminal(new PrintWriter(printed), Style.PLAIN);
        MakeOptions options = new MakeOptions(REQUEST, null, null, true, Target.of(file()));
        try (Maker maker = new Maker(suite.address(), () -> "good", options, terminal)) {
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread command = Thread.ofVirtual().start(() -> {
                try {
                    end.complete(new AssertionError("It ended as " + maker.make()));
                } catch (InterruptedException | RuntimeException e) {
                    end.complete(e);
                }
            });
            while (!moment.getAsBoolean()) {
                Thread.onSpinWait();
            }
            maker.abandon();
            suite.silent = false;
            suite.finishes = true;
            command.interrupt();
            return end.get(30, TimeUnit.SECONDS);
        }
    }
}
