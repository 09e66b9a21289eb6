package dev.datawright.endtoend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.endtoend.client.McpCaller;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an MCP client without the right to spend gets: nothing without a person's approval, and nothing twice.
class ApprovalOverMcpIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final Person person = suite.person();
    private final McpCaller client =
            new McpCaller(suite.url(), suite.key().token("local", "some-client", "read write"));

    private UUID design;
    private int version;

    @BeforeEach
    void designsOneColumn() {
        McpCaller.Said created = client.call("create_design", Map.of("name", "Fines"));
        assertThat(created.error()).as(created.text()).isFalse();
        design = UUID.fromString(created.content().path("design_id").asString());
        McpCaller.Said set = client.call("set_columns", columns("fine", 250));
        assertThat(set.error()).as(set.text()).isFalse();
        version = set.content().path("version").asInt();
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void refusesAJobWithoutApproval() {
        McpCaller.Said refused = client.call("create_job", job(10, null));

        assertThat(refused.error()).isTrue();
        assertThat(refused.text()).containsIgnoringCase("approv");
        assertThat(person.seesJobsOf(design).items()).isEmpty();
    }

    @Test
    void refusesAJobThatWasNotTheOneApproved() {
        Approval approval = approves(10);

        McpCaller.Said refused = client.call("create_job", job(11, approval.id()));

        assertThat(refused.error()).isTrue();
        assertThat(person.seesJobsOf(design).items()).isEmpty();
    }

    @Test
    void createsAnApprovedJobOnceHoweverOftenItIsCalled() {
        Approval approval = approves(10);
        String key = "story/" + UUID.randomUUID();

        McpCaller.Said first = client.callOnce(key, "create_job", job(10, approval.id()));
        McpCaller.Said again = client.callOnce(key, "create_job", job(10, approval.id()));

        assertThat(first.error()).as(first.text()).isFalse();
        assertThat(again.error()).as(again.text()).isFalse();
        assertThat(again.content().path("job").path("id"))
                .isEqualTo(first.content().path("job").path("id"));
        assertThat(person.seesJobsOf(design).items()).hasSize(1);
        var ended = person.awaitsEnd(
                UUID.fromString(first.content().path("job").path("id").asString()), Duration.ofMinutes(1));
        assertThat(person.readsRows(ended.id(), 0, 100).rows()).hasSize(10);
    }

    @Test
    void refusesAnApprovalThatWasUsed() {
        Approval approval = approves(10);
        McpCaller.Said first = client.call("create_job", job(10, approval.id()));
        assertThat(first.error()).as(first.text()).isFalse();

        McpCaller.Said second = client.call("create_job", job(10, approval.id()));

        assertThat(second.error()).isTrue();
        assertThat(person.seesJobsOf(design).items()).hasSize(1);
    }

    @Test
    void changesNothingWhenAnEffectIsReplayed() {
        String key = "story/" + UUID.randomUUID();
        Map<String, Object> columns = columns("tip", 5);

        McpCaller.Said first = client.callOnce(key, "set_columns", columns);
        McpCaller.Said again = client.callOnce(key, "set_columns", columns);

        assertThat(again.error()).as(again.text()).isFalse();
        assertThat(again.content()).isEqualTo(first.content());
        assertThat(person.seesDesign(design).version()).isEqualTo(version + 1);
    }

    @Test
    void refusesAKeyThatComesBackWithOtherArguments() {
        String key = "story/" + UUID.randomUUID();
        McpCaller.Said first = client.callOnce(key, "set_columns", columns("tip", 5));
        assertThat(first.error()).as(first.text()).isFalse();

        McpCaller.Said other = client.callOnce(key, "set_columns", columns("tip", 6));

        assertThat(other.error()).isTrue();
        assertThat(other.text()).containsIgnoringCase("key");
        assertThat(person.seesDesign(design).version()).isEqualTo(version + 1);
    }

    private Approval approves(long rows) {
        return person.edge().post("/api/bridge/approvals", new JobSpec(design, version, rows, null, 0), Approval.class);
    }

    private Map<String, Object> job(long rows, @Nullable UUID approval) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("design_id", design.toString());
        arguments.put("version", version);
        arguments.put("rows", rows);
        arguments.put("cost_cap_usd", 0);
        if (approval != null) {
            arguments.put("approval_id", approval.toString());
        }
        return arguments;
    }

    private Map<String, Object> columns(String name, int high) {
        return Map.of(
                "design_id",
                design.toString(),
                "columns",
                List.of(Map.of(
                        "column_type",
                        "sampler",
                        "name",
                        name,
                        "sampler_type",
                        "uniform",
                        "params",
                        Map.of("low", 0, "high", high, "decimal_places", 2),
                        "why",
                        "a story needs it")));
    }
}
