package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What MCP has beside tools: resources, prompts, completions, progress, requests that are taken back.
class ResourceIT {

    private static final String ACCEPT = "application/json, text/event-stream";

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
        designer.holdPreviews(null);
    }

    private static String design(String token, String name) {
        String id = bridge.post(token, "/api/bridge/designs", Map.of("name", name))
                .json()
                .path("id")
                .asString();
        bridge.put(token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(DesignIT.FINE)));
        return id;
    }

    private static String read(McpSyncClient client, String uri) {
        McpSchema.ReadResourceResult result = client.readResource(new McpSchema.ReadResourceRequest(uri));
        return ((McpSchema.TextResourceContents) result.contents().getFirst()).text();
    }

    private static List<String> listed(McpSyncClient client) {
        List<String> uris = new ArrayList<>();
        String cursor = null;
        do {
            McpSchema.ListResourcesResult page = client.listResources(cursor);
            page.resources().forEach(resource -> uris.add(resource.uri()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return uris;
    }

    @Test
    void readsDesignsVersionsJobsRowsAndColumnTypes() {
        String ada = bridge.tokens().client("ada", "read write approve");
        String design = design(ada, "Parking tickets");
        Map<String, Object> spec = Map.of("design_id", design, "version", 2, "rows", 3, "cost_cap_usd", 0);
        String approval = bridge.post(ada, "/api/bridge/approvals", spec)
                .json()
                .path("id")
                .asString();
        String job = bridge.post(ada, "/api/bridge/jobs", Map.of("spec", spec, "approval_id", approval))
                .json()
                .path("id")
                .asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> bridge.get(ada, "/api/bridge/jobs/" + job)
                        .json()
                        .path("status")
                        .asString()
                        .equals("completed"));
        try (McpSyncClient client = bridge.mcp(ada);
                McpSyncClient eve = bridge.mcp(bridge.tokens().person("eve"))) {
            assertThat(listed(client))
                    .contains("datawright://designs/" + design, "datawright://jobs/" + job)
                    .contains("datawright://column-types/uniform");
            assertThat(listed(eve)).doesNotContain("datawright://designs/" + design, "datawright://jobs/" + job);
            assertThat(client.listResourceTemplates().resourceTemplates()).hasSize(5);
            assertThat(read(client, "datawright://designs/" + design)).contains("Parking tickets", "\"version\":2");
            assertThat(read(client, "datawright://designs/" + design + "/versions/1"))
                    .contains("\"version\":1");
            assertThat(read(client, "datawright://jobs/" + job)).contains("completed");
            assertThat(read(client, "datawright://jobs/" + job + "/rows")).contains("\"total\":3");
            assertThat(read(client, "datawright://column-types/uniform")).contains("decimal_places");
            for (String uri : List.of(
                    "datawright://designs/" + design,
                    "datawright://designs/" + design + "/versions/1",
                    "datawright://jobs/" + job,
                    "datawright://jobs/" + job + "/rows",
                    "datawright://designs/no-id")) {
                assertThatThrownBy(() -> read(eve, uri))
                        .as(uri)
                        .isInstanceOf(McpError.class)
                        .hasMessageContaining("There is no ");
            }
        }
    }

    @Test
    void tellsListenersWhatChangedOfTheirs() {
        String ada = bridge.tokens().person("listener");
        String design = design(ada, "Before");
        List<List<McpSchema.Resource>> lists = new CopyOnWriteArrayList<>();
        List<McpSchema.ResourceContents> updates = new CopyOnWriteArrayList<>();
        try (McpSyncClient client = bridge.listening(ada, lists::add, updates::addAll)) {
            listed(client);
            client.subscribeResource(new McpSchema.SubscribeRequest("datawright://designs/" + design));
            // The first look only notes where the owner's events stand, so a change is made until one is seen.
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        bridge.call(
                                ada,
                                "PATCH",
                                "/api/bridge/designs/" + design,
                                Map.of("rows", 10 + lists.size() + (int) (System.nanoTime() % 1000)));
                        return !lists.isEmpty() && !updates.isEmpty();
                    });
            assertThat(updates.getFirst().uri()).isEqualTo("datawright://designs/" + design);
        }
    }

    @Test
    void offersPromptsAndCompletesTheirArguments() {
        String ada = bridge.tokens().person("prompted");
        String design = design(ada, "Wedding guests");
        try (McpSyncClient client = bridge.mcp(ada)) {
            assertThat(client.listPrompts().prompts())
                    .extracting(McpSchema.Prompt::name)
                    .contains("design_dataset", "review_design");
            McpSchema.GetPromptResult wish = client.getPrompt(
                    new McpSchema.GetPromptRequest("design_dataset", Map.of("wish", "guests", "rows", "50")));
            assertThat(wish.messages().toString()).contains("guests", "50 rows");
            McpSchema.GetPromptResult review =
                    client.getPrompt(new McpSchema.GetPromptRequest("review_design", Map.of("design", design)));
            assertThat(review.messages().toString()).contains("Wedding guests");
            assertThat(complete(client, new McpSchema.PromptReference("review_design"), "design", "wedd"))
                    .containsExactly(design);
            assertThat(complete(
                            client, new McpSchema.ResourceReference("datawright://column-types/{type}"), "type", "llm"))
                    .containsExactly("llm-text", "llm-code", "llm-structured", "llm-judge");
            McpSchema.CompleteRequest versions = new McpSchema.CompleteRequest(
                    new McpSchema.ResourceReference("datawright://designs/{id}/versions/{n}"),
                    new McpSchema.CompleteRequest.CompleteArgument("n", ""),
                    new McpSchema.CompleteRequest.CompleteContext(Map.of("id", design)));
            assertThat(client.completeCompletion(versions).completion().values())
                    .containsExactly("2", "1");
        }
        try (McpSyncClient eve = bridge.mcp(bridge.tokens().person("eve"))) {
            assertThatThrownBy(() ->
                            eve.getPrompt(new McpSchema.GetPromptRequest("review_design", Map.of("design", design))))
                    .isInstanceOf(McpError.class)
                    .hasMessageContaining("There is no design");
            assertThat(complete(eve, new McpSchema.PromptReference("review_design"), "design", "wedd"))
                    .isEmpty();
        }
    }

    private static List<String> complete(
            McpSyncClient client, McpSchema.CompleteReference of, String argument, String typed) {
        return client.completeCompletion(new McpSchema.CompleteRequest(
                        of, new McpSchema.CompleteRequest.CompleteArgument(argument, typed)))
                .completion()
                .values();
    }

    private static String session(String token) {
        return bridge.post(token, "/mcp", """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",
                 "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""", "Accept", ACCEPT).header("Mcp-Session-Id");
    }

    private static String previewCall(String design) {
        return """
                {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"preview_design",
                 "arguments":{"design_id":"%s"},"_meta":{"progressToken":"p1"}}}""".formatted(design);
    }

    @Test
    void tellsHowFarAPreviewIs() {
        String ada = bridge.tokens().person("ada");
        String design = design(ada, "Progress");
        String answer = bridge.post(ada, "/mcp", previewCall(design), "Accept", ACCEPT, "Mcp-Session-Id", session(ada))
                .raw()
                .body();
        assertThat(answer).contains("notifications/progress", "p1", "Data Designer makes the rows");
        assertThat(answer.indexOf("notifications/progress")).isLessThan(answer.indexOf("previewed 5 rows"));
    }

    @Test
    void breaksOffAPreviewThatItsCallerTakesBack() {
        String ada = bridge.tokens().person("ada");
        String design = design(ada, "Taken back");
        String session = session(ada);
        CountDownLatch never = new CountDownLatch(1);
        designer.holdPreviews(never);
        long before = designer.requests().stream()
                .filter(path -> path.endsWith("/preview"))
                .count();
        CompletableFuture<RunningBridge.Answer> answer = CompletableFuture.supplyAsync(
                () -> bridge.post(ada, "/mcp", previewCall(design), "Accept", ACCEPT, "Mcp-Session-Id", session));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> designer.requests().stream()
                                .filter(path -> path.endsWith("/preview"))
                                .count()
                        > before);
        bridge.post(
                ada,
                "/mcp",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}",
                "Accept",
                ACCEPT,
                "Mcp-Session-Id",
                session);
        assertThat(answer.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                        .join()
                        .raw()
                        .body())
                .doesNotContain("\"result\"", "\"error\"");
        never.countDown();
        designer.holdPreviews(null);
        assertThat(bridge.post(ada, "/mcp", previewCall(design), "Accept", ACCEPT, "Mcp-Session-Id", session)
                        .raw()
                        .body())
                .contains("previewed 5 rows");
    }
}
