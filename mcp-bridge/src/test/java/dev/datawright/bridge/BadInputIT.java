package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whatever is sent: a sentence that says what, where and how to mend it, nothing changed, no error of ours.
class BadInputIT {

    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    private static ScriptedDataDesigner designer;
    private static RunningBridge bridge;
    private static McpSyncClient mcp;
    private static String ada;
    private static String design;
    private static String unfinished;

    @BeforeAll
    static void start() {
        designer = ScriptedDataDesigner.designerService();
        designer.hold(true);
        bridge = new RunningBridge(designer);
        ada = bridge.tokens().person("ada");
        mcp = bridge.mcp(bridge.tokens().client("ada", "read write jobs:write"));
        design = bridge.post(ada, "/api/bridge/designs", Map.of("name", "tickets"))
                .json()
                .path("id")
                .asString();
        bridge.put(ada, path("/columns"), Map.of("columns", List.of(DesignIT.FINE, DesignIT.NOTE)));
        unfinished = bridge.post(ada, "/api/bridge/jobs", Map.of("spec", spec(5, 1), "approval_id", approve(5, 1)))
                .json()
                .path("id")
                .asString();
    }

    @AfterAll
    static void stop() {
        mcp.close();
        bridge.close();
        designer.close();
    }

    @BeforeEach
    void token() {
        ada = bridge.tokens().person("ada");
    }

    private static String path(String rest) {
        return "/api/bridge/designs/" + design + rest;
    }

    private static Map<String, Object> spec(long rows, double cap) {
        return Map.of("design_id", design, "version", 2, "rows", rows, "cost_cap_usd", cap);
    }

    private static String approve(long rows, double cap) {
        return bridge.post(ada, "/api/bridge/approvals", spec(rows, cap))
                .json()
                .path("id")
                .asString();
    }

    /// Columns that are refused, and a part of the sentence that says why; the same on both edges.
    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("[]", "columns: the list of columns is missing (send at least one)"),
                Arguments.of("{}", "columns: the list of columns is missing"),
                Arguments.of("[1]", "columns[0]: This must be an object"),
                Arguments.of("[{\"name\":\"a\"}]", "columns[0].column_type: The field 'column_type' is missing"),
                Arguments.of(uniform("a", 5, 5) + "," + uniform("a", 1, 2), "columns[1].name: 'a' is sent twice"),
                Arguments.of(uniform("Fine", 1, 2), "columns[0].name: 'Fine' differs from 'fine' only in upper"),
                Arguments.of(uniform("a", 5, 1), "columns[0].params.low: low (5) is greater than high (1)"),
                Arguments.of(uniform("<b>", 1, 2), "columns[0].name: The name '<b>' cannot be used in prompts"),
                Arguments.of(uniform("{{x}}", 1, 2), "columns[0].name: The name '{{x}}' cannot be used in prompts"),
                Arguments.of(uniform("a".repeat(70), 1, 2), "The name has 70 characters; at most 63 are allowed"),
                Arguments.of(expression("a", "{{ a }}"), "columns[0].expr: The column 'a' refers to itself"),
                Arguments.of(expression("a", "{{ fien }}"), "There is no column 'fien' (did you mean 'fine'?)"),
                Arguments.of(expression("a", "{{ fine"), "columns[0].expr: '{{' has no '}}'"),
                Arguments.of(expression("a", "{{ fine.__class__ }}"), "'fine' has no parts"),
                Arguments.of(expression("a", "{% include 'fine' %}"), "is not supported: only if"),
                Arguments.of(expression("a", "x".repeat(50_001)), "has 50001 characters; at most 50000 are allowed"),
                Arguments.of(
                        expression("a", "{{ b }}") + "," + expression("b", "{{ a }}"),
                        "The columns need each other in a circle: a -> b -> a"),
                Arguments.of(
                        sampler("a", "category", "{\"values\":[\"x\",\"y\"],\"weights\":[1]}"),
                        "columns[0].params.weights: There are 1 weights for 2 values (give one weight for each value)"),
                Arguments.of(
                        sampler("a", "datetime", "{\"start\":\"2026-02-30\",\"end\":\"soon\"}"),
                        "columns[0].params.end: 'soon' is not a date or time in ISO 8601 (such as 2026-01-31"),
                Arguments.of(
                        sampler("a", "bernoulli", "{\"p\":70}"),
                        "The probability is 70, not between 0 and 1 (70 percent"),
                Arguments.of(
                        sampler("a", "unifrom", "{}"), "'unifrom' is not a sampler type (did you mean 'uniform'?)"),
                Arguments.of(
                        "{\"name\":\"a\",\"column_type\":\"llm-text\",\"prompt\":\"x\",\"model_alias\":\"http://evil\"}",
                        "there is no model role 'http://evil' (the roles are [writer, coder, judge, embedder])"),
                Arguments.of(
                        "{\"name\":\"a\",\"column_type\":\"expression\",\"expr\":\"1\",\"provider\":\"x\"}",
                        "There is no field 'provider'"));
    }

    private static String sampler(String name, String type, String params) {
        return "{\"name\":\"" + name + "\",\"column_type\":\"sampler\",\"sampler_type\":\"" + type + "\",\"params\":"
                + params + "}";
    }

    private static String uniform(String name, int low, int high) {
        return sampler(name, "uniform", "{\"low\":" + low + ",\"high\":" + high + "}");
    }

    private static String expression(String name, String expr) {
        return "{\"name\":\"" + name + "\",\"column_type\":\"expression\",\"expr\":\"" + expr + "\"}";
    }

    @ParameterizedTest
    @MethodSource("columns")
    void refusesColumnsOnBothEdges(String json, String sentence) {
        JsonNode columns = WireJson.mapper().readTree(json.startsWith("{\"") ? "[" + json + "]" : json);
        RunningBridge.Answer rest = bridge.put(ada, path("/columns"), Map.of("columns", columns));
        assertProblem(rest, 422);
        assertThat(sentences(rest)).anyMatch(told -> told.contains(sentence));
        refusedTool("set_columns", Map.of("design_id", design, "columns", tree(columns)), sentence);
        if (columns.isArray() && !columns.isEmpty()) {
            RunningBridge.Answer judged =
                    bridge.post(ada, path("/validate"), Map.of("config", Map.of("columns", withFine(columns))));
            assertThat(judged.json().path("valid").asBoolean()).isFalse();
        }
        assertUnchanged();
    }

    private static List<JsonNode> withFine(JsonNode columns) {
        List<JsonNode> all = new ArrayList<>(columns.valueStream().toList());
        all.add(WireJson.mapper()
                .valueToTree(Map.of("name", "fine", "column_type", "sampler", "sampler_type", "uuid")));
        return all;
    }

    /// A call to the REST edge: method, path, body, status, and a part of the sentence.
    static Stream<Arguments> calls() {
        String huge = "9".repeat(40);
        return Stream.of(
                Arguments.of("PATCH", "", "{\"rows\":0}", 400, "rows: 0 rows cannot be made (ask for 1 or more)"),
                Arguments.of("PATCH", "", "{\"rows\":-5}", 400, "rows: -5 rows cannot be made"),
                Arguments.of("PATCH", "", "{\"rows\":1000000000}", 400, "rows: 1000000000 rows are more than one job"),
                Arguments.of("PATCH", "", "{\"rows\":" + huge + "}", 400, "The body could not be read"),
                Arguments.of("PATCH", "", "{\"rows\":\"many\"}", 400, "'rows' has the wrong form"),
                Arguments.of("PATCH", "", "{\"seed\":-1}", 400, "seed: a seed is from 0 to"),
                Arguments.of("PATCH", "", "{\"name\":\"  \"}", 400, "name: a name has 1 to 200 characters"),
                Arguments.of("PATCH", "", "{\"name\":\"" + "x".repeat(50_000) + "\"}", 400, "this has 50000"),
                Arguments.of("PATCH", "", "[]", 400, "The body could not be read"),
                Arguments.of("PATCH", "", "null", 400, "The body could not be read"),
                Arguments.of("PATCH", "", "", 400, "The body could not be read: it is missing"),
                Arguments.of("PATCH", "", "{\"name\": ", 400, "The body could not be read"),
                Arguments.of("PATCH", "", "<html>", 400, "The body could not be read: it is not JSON"),
                Arguments.of("PUT", "/columns", "{}", 422, "the list of columns is missing"),
                Arguments.of("PUT", "/columns", "{\"columns\":\"x\"}", 422, "the list of columns is missing"),
                Arguments.of("PUT", "/constraints", "{}", 400, "the list of constraints is missing"),
                Arguments.of("PUT", "/constraints", "{\"constraints\":3}", 422, "This must be a list, not"),
                Arguments.of("POST", "/columns/rename", "{}", 422, "there is no column ''"),
                Arguments.of("POST", "/columns/rename", "{\"from\":\"fine\",\"to\":\"<i>\"}", 422, "The name '<i>'"),
                Arguments.of("DELETE", "/columns", "", 400, "The parameter 'name' is missing"),
                Arguments.of("DELETE", "/columns?name=fien", "", 422, "did you mean 'fine'?"),
                Arguments.of("DELETE", "/columns?name=fine", "", 422, "'note' is made from 'fine'"),
                Arguments.of("DELETE", "/columns?name=note&base_version=x", "", 400, "it is a whole number"),
                Arguments.of("POST", "/restore", "{}", 400, "the version to restore is missing"),
                Arguments.of("POST", "/restore", "{\"version\":99}", 404, "has no version 99"),
                Arguments.of("POST", "/estimate", "{}", 400, "the number of rows is missing"),
                Arguments.of("POST", "/estimate", "{\"rows\":0}", 400, "0 rows cannot be made"),
                Arguments.of("POST", "/estimate", "{\"rows\":1000000000}", 400, "are more than one job makes"),
                Arguments.of("POST", "/preview", "{\"rows\":0}", 400, "0 rows cannot be made"),
                Arguments.of("POST", "/preview", "{\"rows\":1000000000}", 429, "at most 5 rows"),
                Arguments.of("GET", "?version=-1", "", 404, "has no version -1"),
                Arguments.of("GET", "?version=" + huge, "", 400, "it is a whole number"),
                Arguments.of("GET", "/versions?after=x", "", 400, "it is a whole number"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void refusesCallsAboutADesign(String method, String rest, String body, int status, String sentence) {
        RunningBridge.Answer answer = bridge.call(ada, method, path(rest), body.isEmpty() ? null : body);
        assertProblem(answer, status);
        assertThat(sentences(answer)).anyMatch(told -> told.contains(sentence));
        assertUnchanged();
    }

    /// `JOB` stands for a job that is not finished, `DESIGN` for the design.
    static final List<Arguments> others = List.of(
            Arguments.of("GET", "/designs/" + UNKNOWN, "", 404, "There is no design " + UNKNOWN),
            Arguments.of("GET", "/designs/%00", "", 400, ""),
            Arguments.of("GET", "/designs/..%2f..%2fetc", "", 400, ""),
            Arguments.of("GET", "/designs/1", "", 400, "'id' cannot be '1': it is a UUID"),
            Arguments.of("GET", "/designs?after=zzz", "", 400, "after: 'zzz' is no place in this list"),
            Arguments.of("GET", "/designs?limit=x", "", 400, "it is a whole number"),
            Arguments.of("GET", "/jobs?after=2026~1", "", 400, "is no place in this list"),
            Arguments.of("GET", "/jobs?design_id=1", "", 400, "it is a UUID"),
            Arguments.of("GET", "/jobs/" + UNKNOWN, "", 404, "There is no job"),
            Arguments.of("POST", "/jobs/" + UNKNOWN + "/cancel", "", 404, "There is no job"),
            Arguments.of("GET", "/jobs/JOB/rows", "", 409, "Rows can be read when it is completed"),
            Arguments.of("GET", "/jobs/JOB/rows?offset=-1", "", 400, "offset: rows count from 0, and this is -1"),
            Arguments.of("GET", "/jobs/JOB/rows?limit=0", "", 400, "a page has 1 to 1000"),
            Arguments.of("GET", "/jobs/JOB/rows?limit=1000000000", "", 400, "a page has 1 to 1000"),
            Arguments.of("GET", "/jobs/JOB/rows?offset=99999999999999999999", "", 400, "it is a whole number"),
            Arguments.of("POST", "/jobs/JOB/links", "{\"format\":\"csv\"}", 409, "Rows can be read when it is"),
            Arguments.of("POST", "/jobs/JOB/links", "{}", 400, "the format is missing"),
            Arguments.of("GET", "/files/x/y.csv", "", 404, "There is no such file"),
            Arguments.of("GET", "/files/%2e%2e/passwd", "", 400, ""),
            Arguments.of("POST", "/jobs", "{}", 400, "'spec' is missing"),
            Arguments.of("POST", "/jobs", "{\"spec\":5}", 400, "'spec' has the wrong form"),
            Arguments.of(
                    "POST", "/approvals", "{\"design_id\":\"DESIGN\",\"version\":2,\"rows\":0}", 400, "a job has 1 to"),
            Arguments.of(
                    "POST",
                    "/approvals",
                    "{\"design_id\":\"DESIGN\",\"version\":2,\"rows\":1000000000}",
                    400,
                    "a job has 1"),
            Arguments.of(
                    "POST",
                    "/approvals",
                    "{\"design_id\":\"DESIGN\",\"version\":2,\"rows\":5,\"cost_cap_usd\":-1}",
                    400,
                    "a cost cap is 0 or more US dollars"),
            Arguments.of(
                    "POST", "/approvals", "{\"design_id\":\"DESIGN\",\"version\":7,\"rows\":5}", 404, "no version 7"),
            Arguments.of(
                    "POST", "/designs", "{\"from\":{\"design_id\":\"" + UNKNOWN + "\"}}", 404, "There is no design"),
            Arguments.of("POST", "/designs", "{\"config\":[]}", 422, "This must be an object (a design)"),
            Arguments.of("POST", "/designs", "{\"config\":{}}", 422, "The field 'columns' is missing"),
            Arguments.of("POST", "/usage", "{}", 400, "who reports is missing"),
            Arguments.of("GET", "/events?after=x", "", 400, "it is a whole number"),
            Arguments.of("GET", "/nothing/here", "", 404, ""),
            Arguments.of("PUT", "/designs", "{}", 405, ""));

    @ParameterizedTest
    @FieldSource("others")
    void refusesOtherCalls(String method, String path, String body, int status, String sentence) {
        String target = "/api/bridge" + path.replace("JOB", unfinished);
        RunningBridge.Answer answer =
                bridge.call(ada, method, target, body.isEmpty() ? null : body.replace("DESIGN", design));
        if (sentence.isEmpty()) {
            // The web server refuses some of these before anything of ours sees them.
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.raw().body()).doesNotContain("at dev.").doesNotContain("Exception");
            return;
        }
        assertProblem(answer, status);
        assertThat(sentences(answer)).anyMatch(told -> told.contains(sentence));
        assertUnchanged();
    }

    /// A tool, its arguments as JSON, and a part of the sentence.
    static final List<Arguments> tools = List.of(
            Arguments.of("get_design", "{}", "design_id: the argument 'design_id' is missing"),
            Arguments.of(
                    "get_design", "{\"design_id\":\"1\"}", "design_id: it is \"1\" (give the id as it was answered"),
            Arguments.of("get_design", "{\"design_id\":[1]}", "design_id: it is [1]"),
            Arguments.of("get_design", "{\"design_id\":\"" + UNKNOWN + "\"}", "There is no design " + UNKNOWN),
            Arguments.of("get_design", "{\"design_id\":\"DESIGN\",\"version\":99}", "has no version 99"),
            Arguments.of("get_design", "{\"design_id\":\"DESIGN\",\"verison\":1}", "there is no argument 'verison'"),
            Arguments.of("create_design", "{\"name\":\"\"}", "a name has 1 to 200 characters"),
            Arguments.of("create_design", "{\"name\":{\"a\":1}}", "name: it is {\"a\":1} (give a text)"),
            Arguments.of("set_columns", "{\"design_id\":\"DESIGN\"}", "the argument 'columns' is missing"),
            Arguments.of(
                    "set_columns",
                    "{\"design_id\":\"DESIGN\",\"rows\":1000000000,\"columns\":[]}",
                    "are more than one job makes"),
            Arguments.of(
                    "set_columns",
                    "{\"design_id\":\"DESIGN\",\"rows\":\"1e999999999\",\"columns\":[]}",
                    "give a whole number"),
            Arguments.of("remove_columns", "{\"design_id\":\"DESIGN\",\"names\":[\"fien\"]}", "did you mean 'fine'?"),
            Arguments.of("remove_columns", "{\"design_id\":\"DESIGN\",\"names\":[{}]}", "give a list of texts"),
            Arguments.of(
                    "remove_columns", "{\"design_id\":\"DESIGN\",\"names\":[\"fine\"]}", "'note' is made from 'fine'"),
            Arguments.of("set_constraints", "{\"design_id\":\"DESIGN\",\"constraints\":\"x\"}", "This must be a list"),
            Arguments.of("preview_design", "{\"design_id\":\"DESIGN\",\"rows\":0}", "0 rows cannot be made"),
            Arguments.of("preview_design", "{\"design_id\":\"DESIGN\",\"rows\":1000000000}", "at most 5 rows"),
            Arguments.of("estimate_job", "{\"design_id\":\"DESIGN\",\"rows\":0}", "0 rows cannot be made"),
            Arguments.of("describe_column_types", "{\"type\":\"unifrom\"}", "there is no column type 'unifrom'"),
            Arguments.of(
                    "create_job",
                    "{\"design_id\":\"DESIGN\",\"version\":2,\"rows\":0,\"cost_cap_usd\":0}",
                    "a job has 1 to 10000000 rows, not 0"),
            Arguments.of(
                    "create_job",
                    "{\"design_id\":\"DESIGN\",\"version\":2,\"rows\":1000000000,\"cost_cap_usd\":0}",
                    "a job has 1 to 10000000 rows"),
            Arguments.of(
                    "create_job",
                    "{\"design_id\":\"DESIGN\",\"version\":2,\"rows\":5,\"cost_cap_usd\":\"free\"}",
                    "cost_cap_usd: it is \"free\" (give a number)"),
            Arguments.of("get_job", "{\"job_id\":\"" + UNKNOWN + "\"}", "There is no job"),
            Arguments.of("cancel_job", "{\"job_id\":\"nope\"}", "job_id: it is \"nope\""),
            Arguments.of("read_rows", "{\"job_id\":\"JOB\"}", "Rows can be read when it is completed"),
            Arguments.of("read_rows", "{\"job_id\":\"JOB\",\"offset\":-1}", "rows count from 0"),
            Arguments.of("read_rows", "{\"job_id\":\"JOB\",\"limit\":1000000}", "a page has 1 to 1000"),
            Arguments.of("read_rows", "{\"job_id\":\"JOB\",\"where\":5}", "where: it is 5 (give a list of texts)"));

    @ParameterizedTest
    @FieldSource("tools")
    void refusesToolCallsInWords(String tool, String arguments, String sentence) {
        Map<?, ?> tree =
                WireJson.mapper().readValue(arguments.replace("DESIGN", design).replace("JOB", unfinished), Map.class);
        Map<String, Object> named = new HashMap<>();
        tree.forEach((key, value) -> named.put(String.valueOf(key), value));
        refusedTool(tool, named, sentence);
        assertUnchanged();
    }

    @Test
    void refusesWhatIsNoJsonAndWhatIsTooMuch() {
        assertProblem(bridge.call(ada, "PATCH", path(""), "{}", "Content-Type", "text/html"), 415);
        assertProblem(bridge.call(ada, "PATCH", path(""), "{}", "Content-Type", "nonsense"), 415);
        assertProblem(bridge.call(ada, "PATCH", path(""), "\"" + "x".repeat(5 << 20) + "\""), 413);
        assertProblem(bridge.call(ada, "PATCH", path(""), "[".repeat(100_000)), 400);
        String key = "k".repeat(300);
        assertProblem(bridge.call(ada, "PATCH", path(""), "{\"rows\":7}", "Idempotency-Key", key), 400);
        assertUnchanged();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        String config = "{\"columns\":[" + uniform("a", 5, 1) + "," + expression("b", "{{ fien }} {{ c }}") + ","
                + "{\"name\":\"c\",\"column_type\":\"samplr\"}," + uniform("fine", 1, 2) + "," + uniform("fine", 1, 2)
                + "," + expression("d", "{{ d }}") + "]}";
        RunningBridge.Answer judged = bridge.post(ada, path("/validate"), "{\"config\":" + config + "}");
        assertThat(judged.status()).isEqualTo(200);
        assertThat(sentences(judged))
                .containsExactlyInAnyOrder(
                        "columns[2].column_type: 'samplr' is not a column type (did you mean 'sampler'?)",
                        "columns[4].name: There is another column named 'fine'",
                        "columns[0].params.low: low (5) is greater than high (1) (swap low and high)",
                        "columns[1].expr: There is no column 'fien' (did you mean 'fine'?)",
                        "columns[5].expr: The column 'd' refers to itself");
        RunningBridge.Answer created = bridge.post(ada, "/api/bridge/designs", "{\"config\":" + config + "}");
        assertProblem(created, 422);
        assertThat(sentences(created)).hasSize(6).contains("5 things are wrong with the design; nothing was changed.");
    }

    @Test
    void keepsHtmlAndJinjaInTextsAsTheyAre() {
        String evil = "<script>alert('{{ 7*7 }}')</script> {% if %} \u202e \uD83C\uDF89";
        String id = bridge.post(ada, "/api/bridge/designs", Map.of("name", evil))
                .json()
                .path("id")
                .asString();
        Map<String, Object> fine = new HashMap<>(DesignIT.FINE);
        fine.put("why", evil);
        bridge.put(ada, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(fine)));
        JsonNode read = bridge.get(ada, "/api/bridge/designs/" + id).json();
        assertThat(read.path("name").asString()).isEqualTo(evil);
        assertThat(read.path("why").path("fine").asString()).isEqualTo(evil);
        RunningBridge.Answer unseen = bridge.post(ada, "/api/bridge/designs", "{\"name\":\"a\\u0000b\\ud800\"}");
        assertThat(unseen.json().path("name").asString()).isEqualTo("a b");
        Map<String, Object> usage = Map.of("source", "a\u0000b", "model", "m", "input_tokens", 1, "output_tokens", 1);
        assertProblem(bridge.post(ada, "/api/bridge/usage", usage), 400);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        RunningBridge.Answer answer = bridge.post(ada, "/api/bridge/designs", Map.of("name", "x", "colour", "red"));
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void makesOneJobOfAnApprovalThatTwoTabsUseAtOnce() throws Exception {
        String grace = bridge.tokens().person("grace");
        String id = bridge.post(grace, "/api/bridge/designs", Map.of())
                .json()
                .path("id")
                .asString();
        bridge.put(grace, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(DesignIT.FINE)));
        Map<String, Object> spec = Map.of("design_id", id, "version", 2, "rows", 5, "cost_cap_usd", 0);
        String approval = bridge.post(grace, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        Map<String, Object> job = Map.of("spec", spec, "approval_id", approval);
        List<RunningBridge.Answer> answers = atOnce(8, () -> bridge.post(grace, "/api/bridge/jobs", job));
        assertThat(answers.stream().map(RunningBridge.Answer::status).sorted().toList())
                .containsExactly(201, 403, 403, 403, 403, 403, 403, 403);
        answers.stream()
                .filter(answer -> answer.status() == 403)
                .forEach(answer -> assertThat(sentences(answer))
                        .anyMatch(told -> told.contains("has been used for a job already")));
        assertThat(bridge.get(grace, "/api/bridge/jobs").json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void doesOnceWhatIsSentAtOnceUnderOneKey() throws Exception {
        String key = UUID.randomUUID().toString();
        String linus = bridge.tokens().person("linus");
        List<RunningBridge.Answer> answers = atOnce(
                8, () -> bridge.post(linus, "/api/bridge/designs", Map.of("name", "one"), "Idempotency-Key", key));
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream()
                        .map(answer -> answer.json().path("id").asString())
                        .distinct())
                .hasSize(1);
        assertThat(bridge.get(linus, "/api/bridge/designs").json().path("items").size())
                .isEqualTo(1);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = executor.invokeAll(
                    IntStream.range(0, times).mapToObj(time -> call).toList());
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static void refusedTool(String tool, Map<String, Object> arguments, String sentence) {
        McpSchema.CallToolResult result = RunningBridge.tool(mcp, tool, arguments);
        assertThat(result.isError()).as(RunningBridge.text(result)).isTrue();
        assertThat(RunningBridge.text(result)).contains(sentence).doesNotContain("trace");
    }

    private static Object tree(JsonNode node) {
        return WireJson.mapper().convertValue(node, Object.class);
    }

    private static void assertProblem(RunningBridge.Answer answer, int status) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asString()).startsWith("urn:datawright:problem:");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("Exception", "dev.datawright");
    }

    private static List<String> sentences(RunningBridge.Answer answer) {
        List<String> sentences = new ArrayList<>();
        if (answer.json().has("detail")) {
            sentences.add(answer.json().path("detail").asString());
        }
        answer.json().path("violations").forEach(violation -> {
            String suggestion = violation.path("suggestion").asString("");
            sentences.add(violation.path("path").asString() + ": "
                    + violation.path("message").asString()
                    + (suggestion.isEmpty() ? "" : " (" + suggestion + ")"));
        });
        return sentences;
    }

    private static void assertUnchanged() {
        JsonNode now = bridge.get(ada, path("")).json();
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("name").asString()).isEqualTo("tickets");
    }
}
