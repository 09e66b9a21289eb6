package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.endtoend.client.McpCaller;
import dev.datawright.testsupport.suite.Patience;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole way from an empty design to rows, by hand: over MCP with the full and the classic tools and over
/// REST, with the real NeMo Platform and the real LiteLLM behind the bridge.
class NemoPlatformFlowsIT extends TicketsByHand {

    @Test
    void playsTheWholeFlowOverMcp(@TempDir Path folder) {
        try (McpCaller client = client("full")) {
            String design = designs(client);
            assertThat(client.done("validate_design", Map.of("design_id", design))
                            .content()
                            .path("valid")
                            .asBoolean())
                    .isTrue();
            JsonNode preview = client.done("preview_design", Map.of("design_id", design, "rows", 2))
                    .content();
            preview.path("rows").forEach(this::isATicket);
            assertThat(preview.path("rows")).hasSize(2);
            JsonNode estimate = client.done("estimate_job", Map.of("design_id", design, "rows", ROWS))
                    .content();
            assertThat(estimate.path("model_calls").asLong()).isEqualTo(ROWS);
            int version = preview.path("version").asInt();
            Map<String, Object> wanted =
                    Map.of("design_id", design, "version", version, "rows", ROWS, "cost_cap_usd", CAP);
            assertThat(client.refused("create_job", wanted)).contains("needs an approval");

            UUID approval = approves(design, version, ROWS);
            assertThat(stateOf(client, approval)).isEqualTo("open");
            String job = jobOf(client.done("create_job", approved(wanted, approval)));
            Set<String> seen = new LinkedHashSet<>();
            assertThat(followed(client, job, seen)).isEqualTo("completed");
            assertThat(stateOf(client, approval)).isEqualTo("used");
            assertThat(seen).contains("active");

            JsonNode log = client.done("get_job_logs", Map.of("job_id", job, "tail", 50))
                    .content()
                    .path("lines");
            assertThat(log).isNotEmpty();
            JsonNode page = client.done("read_rows", Map.of("job_id", job, "sort", List.of("-fine")))
                    .content();
            assertThat(page.path("total").asLong()).isEqualTo(ROWS);
            page.path("rows").forEach(this::isATicket);
            JsonNode result = client.done("get_result", Map.of("job_id", job)).content();
            assertThat(result.path("rows").asLong()).isEqualTo(ROWS);
            assertThat(result.path("notices")).isEmpty();
            holdsTickets(person.edge().download(link(result, "csv"), folder.resolve("tickets.csv")));
            JsonNode report =
                    client.done("describe_result", Map.of("job_id", job)).content();
            assertThat(report.at("/profile/columns")).hasSize(4);
            assertThat(report.path("checks"))
                    .isNotEmpty()
                    .allMatch(check -> check.path("passed").asBoolean());
            proofs.add(
                    "over MCP, full tools: designed, previewed, estimated, approved by a person, made (%s), %d lines of"
                            + " log, %d rows read and downloaded, %d checks kept",
                    seen, log.size(), ROWS, report.path("checks").size());
        }
    }

    @Test
    void playsTheOriginalsFlowOverMcp(@TempDir Path folder) {
        try (McpCaller client = client("classic")) {
            String design = client.done("init_config", Map.of())
                    .content()
                    .path("design_id")
                    .asString();
            client.done("add_uuid_column", Map.of("name", "ticket", "prefix", "T-", "short_form", true));
            client.done("add_float_column", Map.of("name", "fine", "low", 15, "high", 250, "decimal_places", 2));
            client.done("add_bernoulli_column", Map.of("name", "paid", "p", 0.7));
            client.done("add_llm_text_column", Map.of("name", "note", "prompt", note(), "model_alias", "writer"));
            client.done("add_column_constraint", Map.of("target_column", "fine", "operator", "<=", "rhs_value", 200));
            JsonNode summary = client.done("get_config_summary", Map.of()).content();
            assertThat(summary.path("ready_to_submit").asBoolean())
                    .as(summary.toString())
                    .isTrue();
            JsonNode preview =
                    client.done("preview_data", Map.of("num_records", 2)).content();
            preview.path("data").forEach(this::isATicket);

            UUID approval = approves(design, summary.path("version").asInt(), ROWS);
            String job = client.done("create_job", Map.of("num_records", ROWS, "approval_id", approval.toString()))
                    .content()
                    .path("job_id")
                    .asString();
            assertThat(Patience.until(
                            "the job to end",
                            FOR_A_JOB,
                            () -> Optional.of(client.done("get_job_status", Map.of("job_id", job))
                                            .content()
                                            .path("status")
                                            .asString())
                                    .filter(Set.of("completed", "error", "cancelled")::contains)))
                    .isEqualTo("completed");
            assertThat(client.done("import_results", Map.of("job_id", job))
                            .content()
                            .path("rows")
                            .asLong())
                    .isEqualTo(ROWS);
            JsonNode files = client.done("download_results", Map.of("job_id", job))
                    .content()
                    .path("files");
            holdsTickets(person.edge().download(link(files, "parquet"), folder.resolve("tickets.parquet")));
            JsonNode closed =
                    client.done("finalize_submission", Map.of("job_id", job)).content();
            assertThat(closed.path("all_checks_passed").asBoolean())
                    .as(closed.toString())
                    .isTrue();
            closed.path("preview")
                    .forEach(row -> assertThat(row.path("fine").asDouble()).isBetween(15.0, 200.0));
            proofs.add(
                    "over MCP, classic tools: from init_config to finalize_submission, which says: %s",
                    closed.path("message").asString());
        }
    }

    @Test
    void playsTheWholeFlowOverRest(@TempDir Path folder) {
        JsonNode design =
                person.edge().post("/api/bridge/designs", Map.of("name", "Tickets over REST"), JsonNode.class);
        String path = "/api/bridge/designs/" + design.path("id").asString();
        int version = person.edge()
                .put(path + "/columns", Map.of("columns", columns()), JsonNode.class)
                .path("version")
                .asInt();
        assertThat(person.edge()
                        .post(path + "/validate", Map.of(), JsonNode.class)
                        .path("valid")
                        .asBoolean())
                .isTrue();
        JsonNode preview = person.edge().post(path + "/preview", Map.of("rows", 2), JsonNode.class);
        assertThat(preview.path("rows")).hasSize(2);
        preview.path("rows").forEach(this::isATicket);
        assertThat(person.edge()
                        .post(path + "/estimate", Map.of("rows", ROWS), JsonNode.class)
                        .path("model_calls")
                        .asLong())
                .isEqualTo(ROWS);
        Job made = creates(design.path("id").asString(), version, ROWS);
        Job ended = person.awaitsEnd(made.id(), FOR_A_JOB);

        assertThat(ended.status()).as(String.valueOf(ended.failure())).isEqualTo(JobStatus.COMPLETED);
        String job = "/api/bridge/jobs/" + made.id();
        JsonNode log = person.edge().get(job + "/logs?tail=50", JsonNode.class).path("lines");
        assertThat(log).isNotEmpty();
        JsonNode dear = person.edge().get(job + "/rows?where=fine+%3E%3D+15&sort=-fine&limit=2", JsonNode.class);
        assertThat(dear.path("total").asLong()).isEqualTo(ROWS);
        JsonNode result = person.edge().get(job + "/result", JsonNode.class);
        assertThat(result.path("notices")).isEmpty();
        JsonNode report = person.edge().get(job + "/report", JsonNode.class);
        assertThat(report.at("/profile/columns")).hasSize(4);
        for (String format : List.of("csv", "jsonl", "parquet")) {
            holdsTickets(person.edge().download(link(result, format), folder.resolve("tickets." + format)));
        }
        proofs.add(
                "over REST: designed, previewed, estimated, approved, made, read, and the same %d rows as CSV, JSONL and"
                        + " Parquet",
                ROWS);
    }
}
