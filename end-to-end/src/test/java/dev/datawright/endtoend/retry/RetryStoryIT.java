package dev.datawright.endtoend.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.endtoend.client.McpCaller;
import dev.datawright.endtoend.tickets.DataFile;
import dev.datawright.testsupport.suite.Patience;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A model that refuses some rows, and later does not: only their cells are asked for again, and everything
/// that tells of the result follows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetryStoryIT {

    private static final int ROWS = 40;
    private static final long SEED = 7;
    private static final Duration FOR_A_JOB = Duration.ofMinutes(2);

    private CountedModel model;
    private RunningSuite suite;
    private Person person;
    private McpCaller client;

    @BeforeAll
    void start() {
        model = CountedModel.start();
        suite = RunningSuite.start(
                Map.of(), "--gateway-url", model.url().toString(), "--gateway-key", CountedModel.KEY);
        person = suite.person();
        client = new McpCaller(suite.url(), "/mcp", () -> suite.key().token("local", "some-client", "read write"));
    }

    @AfterAll
    void end() {
        if (client != null) {
            client.close();
        }
        if (suite != null) {
            suite.close();
        }
        model.close();
    }

    @Test
    void asksAgainForNothingButTheCellsThatFailed(@TempDir Path folder) {
        model.refuse(prompt -> prompt.startsWith("Describe") && isRefused(prompt.replaceAll("\\D", "")));
        String job = jobOfTwoWrittenColumns();
        assertThat(followed(job)).isEqualTo("completed");

        List<DataFile.Row> before =
                DataFile.rows(person.downloads(UUID.fromString(job), "csv", folder.resolve("a.csv")));
        List<String> failed = before.stream()
                .map(row -> row.text("number"))
                .filter(RetryStoryIT::isRefused)
                .toList();
        assertThat(failed).isNotEmpty().hasSizeLessThan(ROWS / 2);
        assertThat(before)
                .hasSize(ROWS)
                .allSatisfy(row -> assertThat(row.text("note").isEmpty()).isEqualTo(isRefused(row.text("number"))));
        tellsOf(job, failed.size());

        int asked = model.prompts().size();
        assertThat(asked).isEqualTo(2 * ROWS);
        model.refuse(prompt -> false);
        JsonNode open = client.done("retry_failed_cells", Map.of("job_id", job)).content();
        assertThat(open.at("/job/status").asString()).isNotEqualTo("error");
        assertThat(followed(job)).isEqualTo("completed");

        List<String> askedAgain = model.prompts().subList(asked, model.prompts().size());
        assertThat(askedAgain)
                .containsExactlyInAnyOrderElementsOf(
                        failed.stream().map(RetryStoryIT::note).toList());
        List<DataFile.Row> after =
                DataFile.rows(person.downloads(UUID.fromString(job), "csv", folder.resolve("b.csv")));
        assertThat(after).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            DataFile.Row row = after.get(i);
            assertThat(row.text("number")).isEqualTo(before.get(i).text("number"));
            assertThat(row.text("remark")).isEqualTo(before.get(i).text("remark"));
            assertThat(row.text("note")).isEqualTo(CountedModel.answerTo(note(row.text("number"))));
        }
        assertThat(DataFile.rows(person.downloads(UUID.fromString(job), "parquet", folder.resolve("b.parquet"))))
                .isEqualTo(after);
        tellsOf(job, 0);
        assertThat(client.refused("retry_failed_cells", Map.of("job_id", job))).contains("no failed cells");
    }

    /// A retry that comes to nothing leaves the job as it was, and says so.
    @Test
    void leavesTheResultAsItWasWhenTheModelStillRefuses(@TempDir Path folder) {
        model.refuse(prompt -> prompt.startsWith("Describe") && isRefused(prompt.replaceAll("\\D", "")));
        String job = jobOfTwoWrittenColumns();
        assertThat(followed(job)).isEqualTo("completed");
        long failed = person.seesJob(UUID.fromString(job)).progress().failedCells();
        List<DataFile.Row> before =
                DataFile.rows(person.downloads(UUID.fromString(job), "csv", folder.resolve("a.csv")));

        client.done("retry_failed_cells", Map.of("job_id", job));
        assertThat(followed(job)).isEqualTo("completed");

        assertThat(person.seesJob(UUID.fromString(job)).progress().failedCells())
                .isEqualTo(failed);
        assertThat(DataFile.rows(person.downloads(UUID.fromString(job), "csv", folder.resolve("b.csv"))))
                .isEqualTo(before);
        JsonNode report = client.done("describe_result", Map.of("job_id", job)).content();
        assertThat(report.path("failed_cells").asLong()).isEqualTo(failed);
        assertThat(report.path("notices").toString()).contains(failed + " cells stayed empty");
    }

    /// Result, manifest, report, ledger and job agree on how many cells are empty and what the others took.
    private void tellsOf(String job, long failed) {
        long calls = 2 * ROWS - failed;
        Job seen = person.seesJob(UUID.fromString(job));
        assertThat(seen.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(seen.progress().failedCells()).isEqualTo(failed);
        assertThat(seen.progress().rowsDone()).isEqualTo(ROWS);
        JsonNode result = client.done("get_result", Map.of("job_id", job)).content();
        assertThat(result.path("rows").asLong()).isEqualTo(ROWS);
        assertThat(result.at("/manifest/failed_cells").asLong()).isEqualTo(failed);
        JsonNode used = result.at("/manifest/model_usage/0");
        assertThat(used.path("input_tokens").asLong()).as(used.toString()).isEqualTo(calls * CountedModel.INPUT_TOKENS);
        assertThat(used.path("output_tokens").asLong())
                .as(used.toString())
                .isEqualTo(calls * CountedModel.OUTPUT_TOKENS);
        JsonNode report = client.done("describe_result", Map.of("job_id", job)).content();
        assertThat(report.path("failed_cells").asLong()).isEqualTo(failed);
        for (JsonNode column : report.at("/profile/columns")) {
            assertThat(column.path("empty").asLong())
                    .as(column.toString())
                    .isEqualTo(column.path("name").asString().equals("note") ? failed : 0);
        }
        if (failed == 0) {
            assertThat(report.path("notices")).isEmpty();
            assertThat(result.path("notices")).isEmpty();
        } else {
            assertThat(report.path("notices").toString()).contains(failed + " cells stayed empty");
        }
        JsonNode ledger = person.edge().get("/api/bridge/usage?job_id=" + job, JsonNode.class);
        assertThat(ledger.path("input_tokens").asLong())
                .as(ledger.toString())
                .isEqualTo(calls * CountedModel.INPUT_TOKENS);
        assertThat(ledger.path("cost_usd").asDouble())
                .as(ledger.toString())
                .isCloseTo(calls * CountedModel.COST_USD, within(1e-9));
    }

    private String jobOfTwoWrittenColumns() {
        String design = client.done("create_design", Map.of("name", "Numbers"))
                .content()
                .path("design_id")
                .asString();
        JsonNode set = client.done(
                        "set_columns",
                        Map.of(
                                "design_id",
                                design,
                                "columns",
                                List.of(
                                        Map.of(
                                                "name", "number",
                                                "column_type", "sampler",
                                                "sampler_type", "uniform",
                                                "params", Map.of("low", 100000, "high", 999999),
                                                "convert_to", "int"),
                                        written("note", note("{{ number }}")),
                                        written("remark", "Comment on {{ number }}"))))
                .content();
        JobSpec spec = new JobSpec(UUID.fromString(design), set.path("version").asInt(), ROWS, SEED, 1);
        Approval approval = person.edge().post("/api/bridge/approvals", spec, Approval.class);
        return client.done(
                        "create_job",
                        Map.of(
                                "design_id",
                                design,
                                "version",
                                spec.version(),
                                "rows",
                                ROWS,
                                "seed",
                                SEED,
                                "cost_cap_usd",
                                1,
                                "approval_id",
                                approval.id().toString()))
                .content()
                .at("/job/id")
                .asString();
    }

    private static Map<String, Object> written(String name, String prompt) {
        return Map.of("name", name, "column_type", "llm-text", "prompt", prompt, "model_alias", "writer");
    }

    private static String note(String number) {
        return "Describe " + number;
    }

    /// A quarter of the numbers, whatever the seed that was drawn.
    private static boolean isRefused(String number) {
        return Long.parseLong(number) % 4 == 0;
    }

    private String followed(String job) {
        return Patience.until(
                "job %s to end".formatted(job),
                FOR_A_JOB,
                () -> Optional.of(client.done("get_job", Map.of("job_id", job))
                                .content()
                                .at("/job/status")
                                .asString())
                        .filter(Set.of("completed", "error", "cancelled")::contains));
    }
}
