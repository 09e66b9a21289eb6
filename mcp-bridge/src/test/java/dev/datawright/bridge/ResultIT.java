package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.datawright.testsupport.TestDatabase;
import io.modelcontextprotocol.client.McpSyncClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ResultIT {

    /// A column whose texts begin like formulas.
    private static final String NOTE = "formula";

    @TempDir
    static Path folder;

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        bridge = new RunningBridge(designer, "datawright.bridge.file-store=" + folder);
    }

    @AfterAll
    static void stop() {
        bridge.close();
        designer.close();
    }

    @AfterEach
    void calm() {
        designer.loseRows(0);
    }

    /// A completed job with whole numbers in `fine` and texts in [#NOTE].
    private static String job(String token, long rows) {
        return job(bridge, token, rows);
    }

    static String job(RunningBridge bridge, String token, long rows) {
        String design = bridge.post(token, "/api/bridge/designs", Map.of("name", "Parking tickets", "seed", 7))
                .json()
                .path("id")
                .asString();
        Map<String, Object> note = new HashMap<>(DesignIT.FINE);
        note.putAll(Map.of(
                "name", NOTE, "sampler_type", "category", "params", Map.of("values", List.of("a", "b")), "why", "x"));
        RunningBridge.Answer set = bridge.put(
                token, "/api/bridge/designs/" + design + "/columns", Map.of("columns", List.of(DesignIT.FINE, note)));
        assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
        Map<String, Object> spec = Map.of("design_id", design, "version", 2, "rows", rows, "cost_cap_usd", 0);
        String approval = bridge.post(token, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        String id = bridge.post(token, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                .json()
                .path("id")
                .asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> bridge.get(token, "/api/bridge/jobs/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals("completed"));
        return id;
    }

    private static String link(String token, String job, Map<String, Object> wanted) {
        RunningBridge.Answer link = bridge.post(token, "/api/bridge/jobs/" + job + "/links", wanted);
        assertThat(link.status()).as(link.raw().body()).isEqualTo(200);
        return link.json().path("path").asString();
    }

    @Test
    void handsOutSqlThatPostgresTakes() throws SQLException {
        String ada = bridge.tokens().person("ada");
        String job = job(ada, 1200);
        String path = link(ada, job, Map.of("format", "sql"));
        assertThat(path).endsWith("/parking-tickets.sql");
        RunningBridge.Answer script = bridge.call(null, "GET", path, null);
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).isEqualTo("application/sql;charset=utf-8");
        assertThat(script.header("Content-Disposition")).contains("attachment").contains("parking-tickets.sql");
        assertThat(script.header("Accept-Ranges")).isEqualTo("none");
        TestDatabase fresh = TestDatabase.fresh();
        try (Connection connection = DriverManager.getConnection(fresh.url(), fresh.username(), fresh.password());
                Statement statement = connection.createStatement()) {
            statement.execute(script.raw().body());
            try (ResultSet row =
                    statement.executeQuery("select count(*), sum(fine), max(formula) from parking_tickets")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(1200);
                assertThat(row.getLong(2)).isEqualTo(1200 * 1199 / 2);
                assertThat(row.getString(3)).isEqualTo("='formula'-999");
            }
        }
        String tag = script.header("ETag");
        assertThat(tag).contains("-sql-postgresql-");
        assertThat(bridge.call(null, "GET", path, null, "If-None-Match", tag).status())
                .isEqualTo(304);
        assertThat(bridge.call(null, "GET", path, null, "Range", "bytes=0-5").status())
                .isEqualTo(200);
        HttpResponse<String> head = bridge.call(null, "HEAD", path, null).raw();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(tag);
        RunningBridge.Answer other =
                bridge.call(null, "GET", link(ada, job, Map.of("format", "sql", "dialect", "mysql")), null);
        assertThat(other.raw().body()).contains("CREATE TABLE `parking_tickets` (");
        assertThat(other.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void guardsCellsForSpreadsheets() {
        String ada = bridge.tokens().person("ada");
        String path = link(ada, job(ada, 2), Map.of("format", "csv", "spreadsheet", "safe"));
        assertThat(path).endsWith("/parking-tickets.safe.csv");
        RunningBridge.Answer file = bridge.call(null, "GET", path, null);
        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(file.raw().body()).isEqualTo("""
                        fine,formula
                        0,'='formula'-0
                        1,'='formula'-1
                        """);
    }

    /// A file whose end is missing must not look like a whole one.
    @Test
    void cutsTheConnectionWhenAFileCannotBeMadeToItsEnd() throws IOException {
        String ada = bridge.tokens().person("ada");
        String job = job(ada, 1_200_000);
        String path = link(ada, job, Map.of("format", "sql"));
        Path rows = folder.resolve("jobs").resolve(job).resolve("result").resolve("data.parquet");
        byte[] bytes = Files.readAllBytes(rows);
        Arrays.fill(bytes, (int) (bytes.length * 0.6), (int) (bytes.length * 0.98), (byte) 0xFF);
        Files.write(rows, bytes);
        assertThatThrownBy(() -> bridge.call(null, "GET", path, null)).hasCauseInstanceOf(IOException.class);
        Arrays.fill(bytes, 4, bytes.length / 2, (byte) 0xFF);
        Files.write(rows, bytes);
        RunningBridge.Answer early = bridge.call(null, "GET", path, null);
        assertThat(early.status()).isEqualTo(500);
        assertThat(early.json().path("type").asString()).isEqualTo("urn:datawright:problem:internal");
    }

    @Test
    void saysWhichFilesCannotBeHad() {
        String ada = bridge.tokens().person("ada");
        String links = "/api/bridge/jobs/" + job(ada, 2) + "/links";
        RunningBridge.Answer wrong =
                bridge.post(ada, links, Map.of("format", "parquet", "dialect", "oracle", "spreadsheet", "yes"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(sentences(wrong))
                .containsExactly(
                        "dialect: only SQL has dialects (leave it out, or ask for the format sql)",
                        "dialect: there is no dialect 'oracle' (one of: postgresql, mysql, sqlite, duckdb)",
                        "spreadsheet: 'yes' is no way to treat cells (one of: safe)");
        assertThat(bridge.post(ada, links, Map.of("format", "sql", "spreadsheet", "safe"))
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("spreadsheet: only CSV is made safe for spreadsheets (ask for the format csv)");
        assertThat(bridge.post(ada, links, Map.of()).json().path("detail").asString())
                .isEqualTo("format: the format is missing (csv, jsonl, parquet, sql or manifest)");
    }

    @Test
    void sortsRowsOnBothEdges() {
        String ada = bridge.tokens().person("ada");
        String job = job(ada, 30);
        String rows = "/api/bridge/jobs/" + job + "/rows?limit=2";
        assertThat(fines(bridge.get(ada, rows + "&sort=-fine").json())).isEqualTo("[29,28]");
        assertThat(fines(bridge.get(ada, rows + "&sort=-fine&offset=1&where=fine%20%3C%2010")
                        .json()))
                .isEqualTo("[8,7]");
        RunningBridge.Answer wrong = bridge.get(ada, rows + "&sort=fien&where=fiine%20is%20empty");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(sentences(wrong))
                .containsExactly(
                        "where[0]: there is no column 'fiine' (did you mean 'fine'?)",
                        "sort[0]: there is no column 'fien' (did you mean 'fine'?)");
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"))) {
            JsonNode page = RunningBridge.structured(RunningBridge.tool(
                    client, "read_rows", Map.of("job_id", job, "sort", List.of("-" + NOTE, "fine"), "limit", 1)));
            assertThat(page.path("rows").path(0).path(NOTE).asString()).isEqualTo("='formula'-9");
        }
    }

    @Test
    void reportsWhatWasAskedAndWhatCameOut() {
        String ada = bridge.tokens().person("ada");
        designer.loseRows(2);
        String job = job(ada, 30);
        RunningBridge.Answer answer = bridge.get(ada, "/api/bridge/jobs/" + job + "/report");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        JsonNode report = answer.json();
        assertThat(report.path("rows_asked").asInt()).isEqualTo(30);
        assertThat(report.path("rows").asInt()).isEqualTo(28);
        assertThat(report.path("rows_missing").asInt()).isEqualTo(2);
        assertThat(report.path("notices").path(0).asString())
                .isEqualTo("There are 28 of the 30 rows that were asked for; 2 are missing.");
        assertThat(report.path("notices").path(1).asString()).contains("checks failed: rows (asked: 30 rows;");
        assertThat(report.at("/profile/duplicate_rows").asInt()).isZero();
        JsonNode fine = report.at("/profile/columns/0");
        assertThat(fine.path("name").asString()).isEqualTo("fine");
        assertThat(fine.at("/numbers/max").asDouble()).isEqualTo(27);
        assertThat(fine.at("/histogram/counts")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(28);
        assertThat(bridge.get(ada, "/api/bridge/jobs/" + job + "/report").raw().body())
                .isEqualTo(answer.raw().body());
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"))) {
            String described = RunningBridge.text(RunningBridge.tool(client, "describe_result", Map.of("job_id", job)));
            assertThat(described)
                    .startsWith("Parking tickets: 28 of 30 rows.\nThere are 28 of the 30 rows that were asked for;")
                    .contains("NOT kept: rows: asked 30 rows, measured 28 rows")
                    .contains("{\"name\":\"fine\",\"type\":\"integer\"");
            assertThat(RunningBridge.text(RunningBridge.tool(client, "get_job", Map.of("job_id", job))))
                    .contains("the job is completed: 28 of the 30 rows that were asked for");
        }
    }

    @Test
    void handsOutEveryFormatAtOnce() {
        String ada = bridge.tokens().person("ada");
        String job = job(ada, 3);
        JsonNode result = bridge.get(ada, "/api/bridge/jobs/" + job + "/result?dialect=sqlite")
                .json();
        assertThat(result.path("notices").toString()).doesNotContain("missing");
        assertThat(result.at("/manifest/seed").asInt()).isEqualTo(7);
        assertThat(result.at("/manifest/config_sha256").asString()).hasSize(64);
        assertThat(result.at("/manifest/files").size()).isEqualTo(3);
        assertThat(result.path("links")
                        .valueStream()
                        .map(link -> link.path("format").asString())
                        .toList())
                .containsExactly("csv", "jsonl", "parquet", "manifest", "sql", "csv (safe in spreadsheets)");
        for (JsonNode link : result.path("links")) {
            assertThat(bridge.call(null, "GET", link.path("path").asString(), null)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(bridge.call(null, "GET", result.at("/links/4/path").asString(), null)
                        .raw()
                        .body())
                .startsWith("-- For SQLite\n");
        try (McpSyncClient client = bridge.mcp(bridge.tokens().client("ada", "read"))) {
            String text = RunningBridge.text(RunningBridge.tool(client, "get_result", Map.of("job_id", job)));
            assertThat(text).startsWith("Parking tickets: 3 of 3 rows.").contains("sql: /api/bridge/files/");
        }
    }

    @Test
    void deletesTheFilesOfAJobAndSaysSo() {
        String ada = bridge.tokens().person("ada");
        String path = "/api/bridge/jobs/" + job(ada, 3);
        String link = bridge.post(ada, path + "/links", Map.of("format", "csv"))
                .json()
                .path("path")
                .asString();
        bridge.get(ada, path + "/report");
        String eve = bridge.tokens().person("eve");
        assertThat(bridge.call(eve, "DELETE", path + "/files", null).status()).isEqualTo(404);
        assertThat(bridge.call(bridge.tokens().client("ada", "read"), "DELETE", path + "/files", null)
                        .status())
                .isEqualTo(403);
        RunningBridge.Answer deleted = bridge.call(ada, "DELETE", path + "/files", null);
        assertThat(deleted.status()).as(deleted.raw().body()).isEqualTo(200);
        assertThat(deleted.json().path("files_deleted_at").asString()).isNotEmpty();
        assertThat(deleted.json().path("files").isMissingNode()).isTrue();
        assertThat(bridge.call(ada, "DELETE", path + "/files", null).json()).isEqualTo(deleted.json());
        assertThat(bridge.call(null, "GET", link, null).status()).isEqualTo(404);
        assertThat(bridge.get(ada, path + "/rows").status()).isEqualTo(404);
        JsonNode report = bridge.get(ada, path + "/report").json();
        assertThat(report.path("profile").isMissingNode()).isTrue();
        assertThat(report.path("notices").toString()).contains("The files were deleted at");
        assertThat(bridge.get(ada, path + "/result").json().path("links").size())
                .isZero();
    }

    @Test
    void deletesAJobWithAllThatItMade() {
        String ada = bridge.tokens().person("deleting");
        String path = "/api/bridge/jobs/" + job(ada, 3);
        JsonNode job = bridge.get(ada, path).json();
        String link = bridge.post(ada, path + "/links", Map.of("format", "csv"))
                .json()
                .path("path")
                .asString();
        bridge.get(ada, path + "/report");
        assertThat(bridge.call(bridge.tokens().person("eve"), "DELETE", path, null)
                        .status())
                .isEqualTo(404);
        assertThat(bridge.call(bridge.tokens().client("deleting", "read"), "DELETE", path, null)
                        .status())
                .isEqualTo(403);
        int known = designer.jobs();

        assertThat(bridge.call(ada, "DELETE", path, null, "Idempotency-Key", "once")
                        .status())
                .isEqualTo(204);

        assertThat(bridge.call(ada, "DELETE", path, null, "Idempotency-Key", "once")
                        .status())
                .isEqualTo(204);
        assertThat(bridge.call(ada, "DELETE", path, null).status()).isEqualTo(404);
        assertThat(designer.jobs()).isEqualTo(known - 1);
        for (String gone : List.of("", "/rows", "/result", "/report", "/logs")) {
            assertThat(bridge.get(ada, path + gone).status()).as(gone).isEqualTo(404);
        }
        assertThat(bridge.call(null, "GET", link, null).status()).isEqualTo(404);
        assertThat(bridge.get(ada, "/api/bridge/jobs").json().path("items").size())
                .isZero();
        String design = "/api/bridge/designs/" + job.at("/spec/design_id").asString();
        assertThat(bridge.get(ada, design).status()).isEqualTo(200);
    }

    @Test
    void deletesNoJobThatRuns() {
        String ada = bridge.tokens().person("deleting early");
        String done = job(ada, 3);
        JsonNode spec = bridge.get(ada, "/api/bridge/jobs/" + done).json().path("spec");
        String approval = bridge.post(ada, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        designer.hold(true);
        try {
            String id = bridge.post(ada, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                    .json()
                    .path("id")
                    .asString();
            RunningBridge.Answer refused = bridge.call(ada, "DELETE", "/api/bridge/jobs/" + id, null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("detail").asString())
                    .contains("Cancel it first (POST /api/bridge/jobs/" + id + "/cancel)");
            bridge.post(ada, "/api/bridge/jobs/" + id + "/cancel", Map.of());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> bridge.call(ada, "DELETE", "/api/bridge/jobs/" + id, null)
                                    .status()
                            == 204);
        } finally {
            designer.hold(false);
        }
    }

    private static String fines(JsonNode page) {
        return page.path("rows")
                .valueStream()
                .map(row -> row.path("fine").asInt())
                .toList()
                .toString()
                .replace(" ", "");
    }

    private static List<String> sentences(RunningBridge.Answer answer) {
        return answer.json()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("path").asString() + ": "
                        + violation.path("message").asString()
                        + (violation.path("suggestion").isMissingNode()
                                ? ""
                                : " (" + violation.path("suggestion").asString() + ")"))
                .toList();
    }
}
