package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.endtoend.tickets.DataFile;
import dev.datawright.testsupport.suite.Caller;
import dev.datawright.testsupport.suite.Person;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// One dataset with one written column, through the agent, the bridge, the real NeMo Platform and the real LiteLLM; and
/// the seams that only the real ones can tear.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedWorld.class)
class NemoPlatformIT {

    private static final String SENTENCE = "20 parking tickets with ticket number, a fine between 15 and 250, "
            + "whether it was paid (70% are) and a note by the officer";
    private static final int ROWS = 20;
    private static final Duration FOR_A_JOB = Duration.ofMinutes(5);

    private final Proofs proofs = new Proofs("nemo-platform");

    private RealWorld world;
    private Person person;
    private Conversation conversation;
    private Design design;
    private UUID job;

    @BeforeAll
    void startTheRealOnes(RealWorld real) {
        world = real;
        person = world.suite().person();
        conversation = person.opensConversation();
        design = person.seesDesign(conversation.designId());
        job = conversation.id();
    }

    @Test
    @Order(1)
    void knowsThatTheBackendIsNemoPlatform() {
        Capabilities capabilities = person.edge().get("/api/bridge/capabilities", Capabilities.class);

        assertThat(capabilities.backend()).isEqualTo("nemo-platform");
        assertThat(capabilities.seed()).isFalse();
        assertThat(capabilities.partsByManifest()).isFalse();
        assertThat(capabilities.hardCostCap()).isFalse();
        assertThat(capabilities.modelGateway()).isTrue();
        proofs.add("the bridge found out that it talks to NeMo Platform: %s", capabilities);
    }

    @Test
    @Order(2)
    void designsInAConversationThatPassesTheGateway() {
        var view = person.says(conversation, SENTENCE);
        design = person.seesDesign(conversation.designId());

        assertThat(design.outputColumns()).as(String.valueOf(view.messages())).hasSize(4);
        assertThat(design.config().columns())
                .filteredOn(LlmTextColumnConfig.class::isInstance)
                .hasSize(1);
        assertThat(calls("designer")).isNotEmpty().allMatch(LiteLlm.Call::succeeded);
        proofs.add(
                "the conversation designed %s with %d calls of the designer through LiteLLM",
                design.outputColumns(), calls("designer").size());
    }

    /// The bridge asks for the job; NeMo makes it; the answer is lost on the way. The name is known then, and ours.
    @Test
    @Order(3)
    void makesTheDatasetThoughTheAnswerToItsCreationIsLost(@TempDir Path folder) {
        JobProposal proposal = person.awaitsProposal(conversation);
        assertThat(proposal.spec().rows()).isEqualTo(ROWS);
        int before = world.nemo().passages().size();
        world.nemo().loseTheAnswerOfTheNext(Turnstile.Passage::createsJob);

        person.approves(conversation, proposal);
        job = person.awaitsJob(conversation);
        Job ended = person.awaitsEnd(job, FOR_A_JOB);

        assertThat(ended.status()).as(String.valueOf(ended.failure())).isEqualTo(JobStatus.COMPLETED);
        List<Turnstile.Passage> creations = world.nemo().passages().stream()
                .skip(before)
                .filter(Turnstile.Passage::createsJob)
                .toList();
        assertThat(creations).hasSizeGreaterThanOrEqualTo(2);
        assertThat(creations.stream().map(Turnstile.Passage::body).distinct()).hasSize(1);
        assertThat(person.seesJobsOf(conversation.designId()).items()).hasSize(1);
        proofs.add(
                "the answer to the job's creation was lost; asked again, NeMo's 409 was taken as ours (%d requests, 1 job)",
                creations.size());

        holdsWhatWasAskedFor(person.downloads(job, "csv", folder.resolve("tickets.csv")));
        holdsWhatWasAskedFor(person.downloads(job, "parquet", folder.resolve("tickets.parquet")));
        assertThat(ended.checks()).isNotEmpty().allMatch(check -> check.passed());
        Message told = person.awaitsWordAbout(ended, conversation);
        assertThat(told.text()).contains(Integer.toString(ROWS));
        proofs.add(
                "the agent told the end of the job: %s",
                told.text().lines().findFirst().orElse(""));
    }

    @Test
    @Order(4)
    void wroteEveryNoteByACallThatPassedTheGateway() {
        List<LiteLlm.Call> written = calls("writer").stream()
                .filter(call -> call.succeeded() && call.isByNemo())
                .toList();
        List<String> prompts = world.upstream().passages().stream()
                .filter(Turnstile.Passage::isChat)
                .map(Turnstile.Passage::body)
                .toList();

        assertThat(written).hasSizeGreaterThanOrEqualTo(ROWS);
        assertThat(written).allMatch(call -> call.costUsd() > 0 && call.outputTokens() > 0);
        assertThat(prompts).hasSizeGreaterThanOrEqualTo(written.size());
        proofs.add(
                "NeMo's calls passed LiteLLM: %d by the writer, $%.6f; %d calls reached the upstream in all",
                written.size(),
                written.stream().mapToDouble(LiteLlm.Call::costUsd).sum(),
                prompts.size());
    }

    @Test
    @Order(5)
    void tagsTheCallsOfTheJobForTheGateway() {
        assertThat(calls("writer"))
                .filteredOn(call -> call.metadata().toString().contains(job.toString()))
                .hasSizeGreaterThanOrEqualTo(ROWS);
        proofs.add("LiteLLM saw the job's id in the metadata of its calls");
    }

    @Test
    @Order(6)
    void recordsWhatTheJobUsed() {
        JsonNode usage = person.edge().get("/api/bridge/usage?job_id=" + job, JsonNode.class);

        assertThat(usage.path("entries").asLong()).as(usage.toString()).isPositive();
        assertThat(usage.path("output_tokens").asLong()).as(usage.toString()).isPositive();
        proofs.add("the ledger of the job: %s", usage);
    }

    @Test
    @Order(7)
    void tellsAPreviewThatFailsInsideATwoHundred() {
        try (var unused = world.upstream().refuse(call -> call.isChat() && !call.isHealthCheck())) {
            // A design of its own, so that no stored preview answers.
            Design fresh = copyOfTheDesign();
            assertThat(fresh.outputColumns()).isNotEmpty();
            Caller.Answer answer = person.edge()
                    .send("POST", "/api/bridge/designs/%s/preview".formatted(fresh.id()), Map.of("rows", 2));

            assertThat(answer.status()).as(answer.body()).isBetween(400, 503).isNotEqualTo(500);
            assertThat(answer.body()).contains("detail").doesNotContain("|--", "Traceback");
            proofs.add("a preview that failed after HTTP 200 is told as %d: %s", answer.status(), answer.body());
        }
    }

    @Test
    @Order(8)
    void tellsAFailedJobInWords() {
        Conversation other = person.opensConversation();
        var unused = person.says(other, SENTENCE);
        JobProposal proposal = person.awaitsProposal(other);
        try (var overloaded =
                world.upstream().refuse(call -> call.isChat() && !call.body().contains("\"tools\""))) {
            person.approves(other, proposal);
            Job ended = person.awaitsEnd(person.awaitsJob(other), FOR_A_JOB);

            assertThat(ended.status()).isEqualTo(JobStatus.ERROR);
            assertThat(ended.failure())
                    .isNotNull()
                    .contains("writer")
                    .doesNotContain("|--", "Traceback", "exit code", "code 1");
            Message told = person.awaitsWordAbout(ended, other);
            proofs.add("a job that failed at NeMo is told as: %s", ended.failure());
            proofs.add("and in the conversation as: %s", told.text());
        }
    }

    @Test
    @Order(9)
    void saysSoWhenNemoDropsRows() {
        Conversation other = person.opensConversation();
        var unused = person.says(other, SENTENCE);
        JobProposal proposal = person.awaitsProposal(other);
        // Some rows' prompts fail however often they are tried: NeMo drops those rows and calls the job completed.
        try (var flaky = world.upstream()
                .refuse(call -> call.isChat()
                        && !call.isHealthCheck()
                        && !call.body().contains("\"tools\"")
                        && Math.floorMod(call.body().hashCode(), 3) == 0)) {
            person.approves(other, proposal);
            Job ended = person.awaitsEnd(person.awaitsJob(other), FOR_A_JOB);

            assertThat(ended.status()).as(String.valueOf(ended.failure())).isEqualTo(JobStatus.COMPLETED);
            long rows = person.readsRows(ended.id(), 0, 1).total();
            assertThat(rows).isPositive().isLessThan(ROWS);
            assertThat(ended.checks())
                    .as("the job says that rows are missing")
                    .anyMatch(check -> !check.passed() && check.measured().contains(Long.toString(rows)));
            proofs.add(
                    "NeMo made %d of %d rows and called the job completed; the bridge says: %s",
                    rows, ROWS, ended.checks());
        }
    }

    private void holdsWhatWasAskedFor(Path file) {
        List<DataFile.Row> rows = DataFile.rows(file);
        assertThat(rows).as(file.getFileName().toString()).hasSize(ROWS);
        String note = design.config().columns().stream()
                .filter(LlmTextColumnConfig.class::isInstance)
                .map(ColumnConfig::name)
                .findFirst()
                .orElseThrow();
        Set<String> numbers = new HashSet<>();
        for (DataFile.Row row : rows) {
            String where = row.toString();
            assertThat(row.cells().keySet()).as(where).containsExactlyElementsOf(design.outputColumns());
            assertThat(numbers.add(row.text(column("ticket")))).as(where).isTrue();
            assertThat(new BigDecimal(row.text(column("fine"))))
                    .as(where)
                    .isBetween(new BigDecimal("15"), new BigDecimal("250"));
            assertThat(row.text(column("paid"))).as(where).isIn("0", "1");
            assertThat(row.text(note)).as(where).isNotBlank();
        }
        proofs.add(
                "%s: exactly %d rows, ranges hold, no empty note; the first note: %s",
                file.getFileName(), rows.size(), rows.getFirst().text(note));
    }

    private String column(String word) {
        return design.outputColumns().stream()
                .filter(name -> name.contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No %s in %s".formatted(word, design.outputColumns())));
    }

    private Design copyOfTheDesign() {
        return person.edge()
                .post("/api/bridge/designs", Map.of("name", "A copy", "config", design.config()), Design.class);
    }

    private List<LiteLlm.Call> calls(String role) {
        return world.gateway().calls().stream()
                .filter(call -> role.equals(call.model()))
                .toList();
    }
}
