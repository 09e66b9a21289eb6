package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.endtoend.client.McpCaller;
import dev.datawright.testsupport.suite.Patience;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Jobs at the real NeMo Platform that fail after they were taken, or are cancelled while they run, told on both edges.
class NemoPlatformEndingsIT extends TicketsByHand {

    /// NeMo takes the job (201); what goes wrong happens later.
    @Test
    void tellsAJobThatFailsAfterItWasTakenOnBothEdges() {
        try (McpCaller client = client("full")) {
            String design = designs(client);
            try (var overloaded = world.upstream().refuse(Turnstile.Passage::isChat)) {
                String job = creates(client, design);
                assertThat(followed(client, job, new LinkedHashSet<>())).isEqualTo("error");

                Job ended = person.seesJob(UUID.fromString(job));
                assertThat(ended.status()).isEqualTo(JobStatus.ERROR);
                assertThat(ended.failure())
                        .isNotNull()
                        .contains("writer")
                        .doesNotContain("|--", "Traceback", "exit code", "code 1");
                McpCaller.Said told = client.done("get_job", Map.of("job_id", job));
                assertThat(told.text()).contains("ended in an error", ended.failure());
                assertThat(told.content().at("/job/failure").asString()).isEqualTo(ended.failure());
                assertThat(client.done("get_job_logs", Map.of("job_id", job, "tail", 20))
                                .content()
                                .path("lines"))
                        .isNotEmpty();
                leftNoRows(client, job, "error");
                proofs.add("a job that failed after NeMo's 201 is told over MCP as: %s", told.text());
            }
        }
    }

    @Test
    void cancelsAJobThatRunsOverMcpAndOverRest() {
        try (McpCaller client = client("full")) {
            String design = designs(client);
            try (var slow = world.upstream().hold(Turnstile.Passage::isChat)) {
                String overMcp = runningJob(client, design);
                McpCaller.Said asked = client.done("cancel_job", Map.of("job_id", overMcp));
                assertThat(asked.content().at("/job/status").asString()).isIn("cancelling", "cancelled");
                isCancelled(client, overMcp);

                String overRest = runningJob(client, design);
                Job answer = person.edge().post("/api/bridge/jobs/%s/cancel".formatted(overRest), null, Job.class);
                assertThat(answer.status()).isIn(JobStatus.CANCELLING, JobStatus.CANCELLED);
                isCancelled(client, overRest);
                assertThat(world.nemo().passages().stream().filter(Turnstile.Passage::cancelsJob))
                        .hasSizeGreaterThanOrEqualTo(2);
                proofs.add("jobs that ran at NeMo were cancelled, one over MCP, one over REST: %s", asked.text());
            }
        }
    }

    private String runningJob(McpCaller client, String design) {
        String job = creates(client, design);
        Patience.untilTrue(
                "the job to run", FOR_A_JOB, () -> statusOf(client, job).equals("active"));
        return job;
    }

    private void isCancelled(McpCaller client, String job) {
        assertThat(followed(client, job, new LinkedHashSet<>())).isEqualTo("cancelled");
        Job ended = person.seesJob(UUID.fromString(job));
        assertThat(ended.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(ended.failure()).isNull();
        assertThat(ended.finishedAt()).isNotNull();
        assertThat(client.done("cancel_job", Map.of("job_id", job)).text()).contains("was cancelled");
        leftNoRows(client, job, "cancelled");
    }

    private void leftNoRows(McpCaller client, String job, String status) {
        String words = "The job ended as '%s' and left no rows.".formatted(status);
        for (String tool : List.of("read_rows", "get_result", "describe_result")) {
            assertThat(client.refused(tool, Map.of("job_id", job))).as(tool).contains(words);
        }
        for (String path : List.of("rows", "result", "report")) {
            var answer = person.edge().send("GET", "/api/bridge/jobs/%s/%s".formatted(job, path), null);
            assertThat(answer.status()).as(path).isEqualTo(409);
            assertThat(answer.body()).as(path).contains(words);
        }
    }
}
