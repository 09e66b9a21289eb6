package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.endtoend.client.McpCaller;
import dev.datawright.endtoend.tickets.DataFile;
import dev.datawright.testsupport.suite.Patience;
import dev.datawright.testsupport.suite.Person;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Tickets with one written column, made without the agent: what a client over MCP and a person over REST do for them.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedWorld.class)
abstract class TicketsByHand {

    static final Duration FOR_A_JOB = Duration.ofMinutes(5);
    static final int ROWS = 4;
    static final double CAP = 0.5;

    final Proofs proofs = new Proofs("nemo-platform");

    RealWorld world;
    Person person;

    @BeforeAll
    void entersTheRealWorld(RealWorld real) {
        world = real;
        person = world.suite().person();
    }

    McpCaller client(String toolset) {
        return new McpCaller(
                world.suite().url(),
                "/mcp?toolset=" + toolset,
                () -> world.suite().key().token("local", "some-client", "read write"));
    }

    String designs(McpCaller client) {
        String design = client.done("create_design", Map.of("name", "Tickets over MCP"))
                .content()
                .path("design_id")
                .asString();
        client.done("set_columns", Map.of("design_id", design, "columns", columns()));
        return design;
    }

    static List<Map<String, Object>> columns() {
        return List.of(
                sampler("ticket", "uuid", Map.of("prefix", "T-", "short_form", true)),
                sampler("fine", "uniform", Map.of("low", 15, "high", 250, "decimal_places", 2)),
                sampler("paid", "bernoulli", Map.of("p", 0.7)),
                Map.of("name", "note", "column_type", "llm-text", "prompt", note(), "model_alias", "writer"));
    }

    static Map<String, Object> sampler(String name, String type, Map<String, Object> params) {
        return Map.of("name", name, "column_type", "sampler", "sampler_type", type, "params", params);
    }

    static String note() {
        return "One sentence by the officer about a fine of {{ fine }} dollars.";
    }

    /// What only a person can do, and only over REST.
    UUID approves(String design, int version, long rows) {
        JobSpec spec = new JobSpec(UUID.fromString(design), version, rows, null, CAP);
        return person.edge().post("/api/bridge/approvals", spec, Approval.class).id();
    }

    Job creates(String design, int version, long rows) {
        JobSpec spec = new JobSpec(UUID.fromString(design), version, rows, null, CAP);
        Approval approval = person.edge().post("/api/bridge/approvals", spec, Approval.class);
        return person.edge()
                .post("/api/bridge/jobs", Map.of("spec", approval.spec(), "approval_id", approval.id()), Job.class);
    }

    String creates(McpCaller client, String design) {
        int version = person.seesDesign(UUID.fromString(design)).version();
        Map<String, Object> wanted = Map.of("design_id", design, "version", version, "rows", ROWS, "cost_cap_usd", CAP);
        return jobOf(client.done("create_job", approved(wanted, approves(design, version, ROWS))));
    }

    static Map<String, Object> approved(Map<String, Object> wanted, UUID approval) {
        Map<String, Object> all = new LinkedHashMap<>(wanted);
        all.put("approval_id", approval.toString());
        return all;
    }

    static String jobOf(McpCaller.Said created) {
        return created.content().at("/job/id").asString();
    }

    static String stateOf(McpCaller client, UUID approval) {
        return client.done("get_approval", Map.of("approval_id", approval.toString()))
                .content()
                .path("state")
                .asString();
    }

    static String statusOf(McpCaller client, String job) {
        return client.done("get_job", Map.of("job_id", job))
                .content()
                .at("/job/status")
                .asString();
    }

    /// How the job ends, and what it was on the way.
    static String followed(McpCaller client, String job, Set<String> seen) {
        return Patience.until("job %s to end".formatted(job), FOR_A_JOB, () -> {
            String status = statusOf(client, job);
            seen.add(status);
            return Optional.of(status).filter(Set.of("completed", "error", "cancelled")::contains);
        });
    }

    /// @param linked a result with `links`, or the files themselves
    static String link(JsonNode linked, String format) {
        for (JsonNode link : linked.isArray() ? linked : linked.path("links")) {
            if (link.path("format").asString().equals(format)) {
                return link.path("path").asString();
            }
        }
        throw new AssertionError("There is no link to %s in %s".formatted(format, linked));
    }

    void isATicket(JsonNode row) {
        assertThat(row.path("ticket").asString()).as(row.toString()).startsWith("T-");
        assertThat(row.path("fine").asDouble()).as(row.toString()).isBetween(15.0, 250.0);
        assertThat(row.path("paid").asInt()).as(row.toString()).isIn(0, 1);
        assertThat(row.path("note").asString()).as(row.toString()).isNotBlank();
    }

    static void holdsTickets(Path file) {
        List<DataFile.Row> rows = DataFile.rows(file);
        assertThat(rows).as(file.toString()).hasSize(ROWS);
        for (DataFile.Row row : rows) {
            assertThat(row.text("ticket")).startsWith("T-");
            assertThat(new BigDecimal(row.text("fine"))).isBetween(new BigDecimal("15"), new BigDecimal("250"));
            assertThat(row.text("note")).isNotBlank();
        }
    }
}
