package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.datawright.testsupport.TestDatabase;
import io.modelcontextprotocol.client.McpSyncClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResultIT {

    /// A column whose texts begin like formulas.
    private static final String NOTE = "formula";

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        bridge = new RunningBridge(designer);
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
