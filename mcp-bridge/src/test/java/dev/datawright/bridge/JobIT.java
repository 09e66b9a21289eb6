package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JobIT {

    private static final Set<String> ENDS = Set.of("completed", "error", "cancelled");

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        bridge = new RunningBridge(designer, "datawright.bridge.jobs.away-limit=2s");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    @AfterEach
    void calm() {
        designer.goAway(false);
        designer.hold(false);
        designer.failJobs(null);
        designer.loseRows(0);
        designer.conflictOnCreate(false);
        designer.conflictWithState(false);
    }

    private static Map<String, Object> spec(String token, long rows) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of("name", "Parking tickets", "seed", 7))
                .json()
                .path("id")
                .asString();
        Map<String, Object> bounded =
                Map.of("constraint_type", "scalar_inequality", "target_column", "fine", "operator", "le", "rhs", 200);
        Map<String, Object> change = Map.of("columns", List.of(DesignIT.FINE), "constraints", List.of(bounded));
        RunningBridge.Answer set = bridge.put(token, "/api/bridge/designs/" + id + "/columns", change);
        assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
        return Map.of("design_id", id, "version", 2, "rows", rows, "cost_cap_usd", 0);
    }

    private static String approve(String token, Map<String, Object> spec) {
        RunningBridge.Answer approval = bridge.post(token, "/api/bridge/approvals", spec);
        assertThat(approval.status()).as(approval.raw().body()).isEqualTo(201);
        return approval.json().path("id").asString();
    }

    private static String approvedJob(String token, Map<String, Object> spec) {
        String approval = approve(token, spec);
        RunningBridge.Answer job =
                bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval));
        assertThat(job.status()).as(job.raw().body()).isEqualTo(201);
        return job.json().path("id").asString();
    }

    private static JsonNode ended(String token, String job) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> bridge.get(token, "/api/bridge/jobs/" + job).json(),
                        found -> ENDS.contains(found.path("status").asString()));
    }

    @Test
    void runsAnApprovedJobToACheckedFile() {
        String ada = bridge.tokens().person("ada");
        String id = approvedJob(ada, spec(ada, 30));
        JsonNode job = ended(ada, id);
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        assertThat(job.path("spec").path("seed").asLong()).isEqualTo(7);
        assertThat(job.path("checks")
                        .valueStream()
                        .map(check -> check.path("name").asString() + " " + check.path("passed"))
                        .toList())
                .contains("rows true");
        assertThat(job.path("files")
                        .valueStream()
                        .map(file -> file.path("name").asString())
                        .toList())
                .containsExactly(
                        "parking-tickets.csv",
                        "parking-tickets.jsonl",
                        "parking-tickets.parquet",
                        "parking-tickets.manifest.json");
        JsonNode page = bridge.get(ada, "/api/bridge/jobs/" + id + "/rows?offset=28&limit=5")
                .json();
        assertThat(page.toString())
                .isEqualTo(
                        "{\"offset\":28,\"total\":30,\"columns\":[\"fine\"],\"rows\":[{\"fine\":28},{\"fine\":29}]}");
        String link = bridge.post(ada, "/api/bridge/jobs/" + id + "/links", Map.of("format", "csv"))
                .json()
                .path("path")
                .asString();
        RunningBridge.Answer file = bridge.call(null, "GET", link, null);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.raw().body()).startsWith("fine\n0\n1\n").endsWith("\n29\n");
        assertThat(file.header("Content-Disposition")).contains("attachment").contains("parking-tickets.csv");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String tag = file.header("ETag");
        assertThat(tag)
                .isEqualTo("\"" + job.path("files").path(0).path("sha256").asString() + "\"");
        RunningBridge.Answer range = bridge.call(null, "GET", link, null, "Range", "bytes=5-8");
        assertThat(range.status()).isEqualTo(206);
        assertThat(range.raw().body()).isEqualTo("0\n1\n");
        assertThat(bridge.call(null, "GET", link, null, "If-None-Match", tag).status())
                .isEqualTo(304);
        String forged = link.replaceFirst("files/..", "files/AA");
        assertThat(bridge.call(null, "GET", forged, null).status()).isEqualTo(404);
        assertThat(designer.bodies().getLast().path("custom_fields").toString())
                .isEqualTo("{\"datawright\":{\"seed\":7}}");
    }

    @Test
    void findsRowsByConditionsOnBothEdges() {
        String ada = bridge.tokens().person("ada");
        String id = approvedJob(ada, spec(ada, 30));
        ended(ada, id);
        String rows = "/api/bridge/jobs/" + id + "/rows?limit=2&where=";
        assertThat(bridge.get(ada, rows + "fine%20%3E=%2010&where=fine%20!=%2011&offset=1")
                        .raw()
                        .body())
                .isEqualTo("{\"offset\":1,\"total\":19,\"columns\":[\"fine\"],\"rows\":[{\"fine\":12},{\"fine\":13}]}");
        RunningBridge.Answer wrong = bridge.get(ada, rows + "fine%20%3E%20a,b&where=fien%20is%20empty");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json()
                        .path("violations")
                        .valueStream()
                        .map(violation -> violation.path("path").asString() + ": "
                                + violation.path("message").asString() + " ("
                                + violation.path("suggestion").asString() + ")")
                        .toList())
                .containsExactly(
                        "where[0]: 'fine' holds numbers, and 'a,b' is none (such as: fine > 12.5)",
                        "where[1]: there is no column 'fien' (did you mean 'fine'?)");
        assertThat(bridge.get(ada, rows + "a&where=b".repeat(10))
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("where: there are 11 conditions (send at most 10)");
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"))) {
            Map<String, Object> arguments = new HashMap<>(Map.of("job_id", id, "where", List.of("fine < 2")));
            JsonNode page = RunningBridge.structured(RunningBridge.tool(client, "read_rows", arguments));
            assertThat(page.path("total").asInt()).isEqualTo(2);
            arguments.put("where", List.of("fine ~ 2"));
            McpSchema.CallToolResult refused = RunningBridge.tool(client, "read_rows", arguments);
            assertThat(refused.isError()).isTrue();
            assertThat(RunningBridge.text(refused)).startsWith("where[0]: after 'fine' there is no comparison (write");
        }
    }

    @Test
    void saysInTheManifestHowTheFilesWereMade() {
        String ada = bridge.tokens().person("ada");
        JsonNode job = ended(ada, approvedJob(ada, spec(ada, 30)));
        String path = "/api/bridge/jobs/" + job.path("id").asString() + "/links";
        String link = bridge.post(ada, path, Map.of("format", "manifest"))
                .json()
                .path("path")
                .asString();
        RunningBridge.Answer file = bridge.call(null, "GET", link, null);
        assertThat(file.header("Content-Type")).isEqualTo("application/json");
        assertThat(file.header("Content-Disposition")).contains("parking-tickets.manifest.json");
        JsonNode manifest = file.json();
        assertThat(manifest.path("design_id")).isEqualTo(job.path("spec").path("design_id"));
        assertThat(manifest.path("name").asString()).isEqualTo("Parking tickets");
        assertThat(manifest.path("version").asInt()).isEqualTo(2);
        assertThat(manifest.path("seed").asInt()).isEqualTo(7);
        assertThat(manifest.path("rows_asked").asInt()).isEqualTo(30);
        assertThat(manifest.path("rows").asInt()).isEqualTo(30);
        assertThat(manifest.path("columns").toString())
                .isEqualTo("[{\"name\":\"fine\",\"type\":\"integer\",\"made\":\"uniform\","
                        + "\"why\":\"a fine between 15 and 250\"}]");
        assertThat(manifest.path("backend").asString()).isEqualTo("datawright");
        assertThat(manifest.path("checks")).isEqualTo(job.path("checks"));
        assertThat(manifest.path("config").path("columns").size()).isEqualTo(1);
        assertThat(manifest.path("files").size()).isEqualTo(3);
        manifest.path("files")
                .forEach(described ->
                        assertThat(job.path("files").valueStream().toList()).contains(described));
        RunningBridge.Answer unknown = bridge.post(ada, path, Map.of("format", "xml"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("detail").asString())
                .isEqualTo(
                        "format: there is no file of the format 'xml' (ask for csv, jsonl, parquet, manifest or sql)");
    }

    @Test
    void refusesCreateJobOverMcpWithoutApprovalOrScope() {
        String ada = bridge.tokens().person("ada");
        Map<String, Object> spec = spec(ada, 10);
        int before = designer.jobs();
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read write"))) {
            McpSchema.CallToolResult refused = RunningBridge.tool(client, "create_job", spec);
            assertThat(refused.isError()).isTrue();
            assertThat(RunningBridge.text(refused)).startsWith("A job needs an approval, and none was given");
        }
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read write jobs:write"))) {
            Map<String, Object> large = new HashMap<>(spec);
            large.put("rows", 1001);
            McpSchema.CallToolResult refused = RunningBridge.tool(client, "create_job", large);
            assertThat(refused.isError()).isTrue();
            assertThat(RunningBridge.text(refused)).startsWith("Without an approval a job has at most 1000 rows");
            assertThat(designer.jobs()).isEqualTo(before);
            McpSchema.CallToolResult taken = RunningBridge.tool(client, "create_job", spec);
            assertThat(taken.isError()).as(RunningBridge.text(taken)).isFalse();
            String id = RunningBridge.structured(taken).path("job").path("id").asString();
            assertThat(ended(ada, id).path("status").asString()).isEqualTo("completed");
            McpSchema.CallToolResult rows = RunningBridge.tool(client, "read_rows", Map.of("job_id", id, "limit", 2));
            assertThat(RunningBridge.structured(rows).path("rows").toString()).isEqualTo("[{\"fine\":0},{\"fine\":1}]");
        }
    }

    @Test
    void createsOneJobForAReplayedKeyAndRefusesOtherArguments() {
        String ada = bridge.tokens().person("keys");
        Map<String, Object> spec = new HashMap<>(spec(ada, 10));
        spec.put("approval_id", approve(ada, spec(spec)));
        try (McpSyncClient agent = bridge.mcp(bridge.tokens().agent("keys"))) {
            McpSchema.CallToolResult first = RunningBridge.tool(agent, "create_job", spec, "run-1/3/0");
            assertThat(first.isError()).as(RunningBridge.text(first)).isFalse();
            McpSchema.CallToolResult replay = RunningBridge.tool(agent, "create_job", spec, "run-1/3/0");
            assertThat(RunningBridge.structured(replay)).isEqualTo(RunningBridge.structured(first));
            Map<String, Object> other = new HashMap<>(spec);
            other.put("rows", 11);
            McpSchema.CallToolResult reused = RunningBridge.tool(agent, "create_job", other, "run-1/3/0");
            assertThat(reused.isError()).isTrue();
            assertThat(RunningBridge.text(reused))
                    .startsWith("The idempotency key 'run-1/3/0' was used for create_job with other arguments");
            McpSchema.CallToolResult again = RunningBridge.tool(agent, "create_job", spec);
            assertThat(RunningBridge.text(again)).contains("has been used for a job already");
        }
        assertThat(bridge.get(ada, "/api/bridge/jobs").json().path("items").size())
                .isEqualTo(1);
    }

    private static Map<String, Object> spec(Map<String, Object> arguments) {
        Map<String, Object> spec = new HashMap<>(arguments);
        spec.remove("approval_id");
        return spec;
    }

    @Test
    void refusesAnApprovalForAnotherJobOrAnOlderVersion() {
        String ada = bridge.tokens().person("ada");
        Map<String, Object> spec = spec(ada, 10);
        String approval = approve(ada, spec);
        Map<String, Object> more = new HashMap<>(spec);
        more.put("rows", 20);
        RunningBridge.Answer other =
                bridge.post(ada, "/api/bridge/jobs", Map.of("spec", more, "approval_id", approval));
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.json().path("detail").asString()).contains("rows 10 was approved, 20 was asked for");
        bridge.put(
                ada,
                "/api/bridge/designs/" + spec.get("design_id") + "/columns",
                Map.of("columns", List.of(DesignIT.NOTE)));
        RunningBridge.Answer late = bridge.post(ada, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval));
        assertThat(late.json().path("type").asString()).isEqualTo("urn:datawright:problem:approval-refused");
        assertThat(late.json().path("detail").asString()).contains("which is at version 3 now");
        assertThat(bridge.post(bridge.tokens().agent("ada"), "/api/bridge/approvals", spec)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void takesAConflictOnItsOwnNameForItsOwnJob() {
        String ada = bridge.tokens().person("ada");
        designer.conflictOnCreate(true);
        assertThat(ended(ada, approvedJob(ada, spec(ada, 5))).path("status").asString())
                .isEqualTo("completed");
    }

    @Test
    void tellsAConflictThatIsNotAboutItsName() {
        String ada = bridge.tokens().person("ada");
        designer.conflictWithState(true);
        JsonNode job = ended(ada, approvedJob(ada, spec(ada, 5)));
        assertThat(job.path("status").asString()).isEqualTo("error");
        assertThat(job.path("failure").asString()).contains("referenced secrets were not found");
    }

    @Test
    void tellsWhyAJobFailedAfterItWasTaken() {
        String ada = bridge.tokens().person("ada");
        designer.failJobs("The disk of the file store is full.");
        JsonNode job = ended(ada, approvedJob(ada, spec(ada, 5)));
        assertThat(job.path("status").asString()).isEqualTo("error");
        assertThat(job.path("failure").asString()).isEqualTo("The disk of the file store is full.");
        RunningBridge.Answer rows =
                bridge.get(ada, "/api/bridge/jobs/" + job.path("id").asString() + "/rows");
        assertThat(rows.status()).isEqualTo(409);
        assertThat(rows.json().path("type").asString()).isEqualTo("urn:datawright:problem:not-ready");
    }

    @Test
    void showsMissingRowsAsAFailedCheck() {
        String ada = bridge.tokens().person("ada");
        designer.loseRows(2);
        JsonNode job = ended(ada, approvedJob(ada, spec(ada, 5)));
        assertThat(job.path("status").asString()).isEqualTo("completed");
        JsonNode check = job.path("checks").path(0);
        assertThat(check.path("name").asString()).isEqualTo("rows");
        assertThat(check.path("passed").asBoolean()).isFalse();
        assertThat(check.path("measured").asString()).contains("3");
    }

    @Test
    void tagsTheModelCallsAndWritesDownWhatTheyUsed() {
        String ada = bridge.tokens().person("books");
        Map<String, Object> spec = new HashMap<>(spec(ada, 5));
        bridge.put(
                ada,
                "/api/bridge/designs/" + spec.get("design_id") + "/columns",
                Map.of("columns", List.of(DesignIT.NOTE)));
        spec.put("version", 3);
        spec.put("cost_cap_usd", 1);
        String id = approvedJob(ada, spec);
        assertThat(ended(ada, id).path("status").asString()).isEqualTo("completed");
        assertThat(designer.bodies()
                        .getLast()
                        .path("spec")
                        .path("config")
                        .path("model_configs")
                        .path(0)
                        .path("inference_parameters")
                        .path("extra_body")
                        .path("metadata")
                        .path("job_id")
                        .asString())
                .isEqualTo(id);
        assertThat(bridge.get(ada, "/api/bridge/usage?job_id=" + id).raw().body())
                .isEqualTo("{\"entries\":1,\"input_tokens\":100,\"output_tokens\":40,\"cost_usd\":0.25,"
                        + "\"estimated\":false,\"calls\":5}");
    }

    @Test
    void cancelsARunningJob() {
        String ada = bridge.tokens().person("ada");
        designer.hold(true);
        String id = approvedJob(ada, spec(ada, 5));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bridge.get(ada, "/api/bridge/jobs/" + id)
                                .json()
                                .path("progress")
                                .path("rows_done")
                                .asInt()
                        == 1);
        assertThat(bridge.post(ada, "/api/bridge/jobs/" + id + "/cancel", "")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("cancelling");
        assertThat(ended(ada, id).path("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void goesOnAfterARestart() {
        String ada = bridge.tokens().person("ada");
        designer.hold(true);
        String id = approvedJob(ada, spec(ada, 5));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bridge.get(ada, "/api/bridge/jobs/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals("active"));
        bridge.restart();
        designer.hold(false);
        assertThat(ended(ada, id).path("status").asString()).isEqualTo("completed");
    }

    @Test
    void saysThatTheBackendIsAway() {
        String ada = bridge.tokens().person("ada");
        Map<String, Object> spec = spec(ada, 5);
        designer.goAway(true);
        RunningBridge.Answer preview =
                bridge.post(ada, "/api/bridge/designs/" + spec.get("design_id") + "/preview", Map.of());
        assertThat(preview.status()).isEqualTo(503);
        assertThat(preview.json().path("type").asString()).isEqualTo("urn:datawright:problem:upstream-away");
        JsonNode job = ended(ada, approvedJob(ada, spec));
        assertThat(job.path("status").asString()).isEqualTo("error");
        assertThat(job.path("failure").asString()).startsWith("Data Designer did not answer for");
    }
}
