package dev.datawright.endtoend.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.OtlpReceiver;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Patience;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// A conversation with a job, watched by a collector of traces and by who reads the meters.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityStoryIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SENTENCE =
            "20 parking tickets with ticket number, a fine between 15 and 250 and a note by officer Quagmire";

    private OtlpReceiver collector;
    private RunningSuite suite;
    private Conversation conversation;
    private Job job;

    @BeforeAll
    void converse() {
        collector = OtlpReceiver.start();
        suite = RunningSuite.start(
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint().toString()));
        Person person = suite.person();
        conversation = person.opensConversation();
        assertThat(person.says(conversation, SENTENCE).messages()).isNotEmpty();
        person.approves(conversation, person.awaitsProposal(conversation));
        job = person.awaitsEnd(person.awaitsJob(conversation), LIMIT);
        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    }

    @AfterAll
    void end() {
        if (suite != null) {
            suite.close();
        }
        collector.close();
    }

    @Test
    void tracesAMessageToTheModelAndTheToolsOfTheBridge() {
        OtlpReceiver.Seen message = awaits("the message", named("http post /api/agent/conversations/{id}/messages"));
        Predicate<OtlpReceiver.Seen> inTrace = in(Set.of(message.traceId()));
        awaits("the run", named("invoke_agent datawright").and(inTrace));
        OtlpReceiver.Seen question = awaits("a question", named("chat designer").and(inTrace));
        awaits("the model's answer", span -> span.parentId().equals(question.spanId()));
        OtlpReceiver.Seen columns = awaits(
                "the columns at the bridge",
                named("execute_tool set_columns")
                        .and(inTrace)
                        .and(span -> span.service().equals("mcp-bridge")));

        List<OtlpReceiver.Seen> spans = whole(message.traceId());
        assertThat(spans).filteredOn(span -> span.parentId().isEmpty()).containsExactly(message);
        assertThat(path(spans, columns))
                .containsExactly(
                        "agent-service: http post /api/agent/conversations/{id}/messages",
                        "agent-service: invoke_agent datawright",
                        "agent-service: execute_tool set_columns",
                        "mcp-bridge: http post",
                        "mcp-bridge: execute_tool set_columns");
    }

    @Test
    void tracesAnApprovedJobThroughAllServicesAsOne() {
        OtlpReceiver.Seen run = awaits("the job's run", named("run job"));
        Predicate<OtlpReceiver.Seen> inTrace = in(Set.of(run.traceId()));
        OtlpReceiver.Seen cell = awaits("a cell of it", named("chat writer").and(inTrace));
        OtlpReceiver.Seen answer = awaits("the model", span -> span.parentId().equals(cell.spanId()));

        List<OtlpReceiver.Seen> spans = whole(run.traceId());
        assertThat(spans).filteredOn(span -> span.parentId().isEmpty()).hasSize(1);
        assertThat(path(spans, answer))
                .containsExactly(
                        "agent-service: http post /api/agent/conversations/{id}/answers",
                        "agent-service: invoke_agent datawright",
                        "agent-service: execute_tool create_job",
                        "mcp-bridge: http post",
                        "mcp-bridge: execute_tool create_job",
                        "mcp-bridge: submit job",
                        "mcp-bridge: POST data-designer",
                        "designer-service: http post /apis/data-designer/v2/workspaces/{workspace}/jobs/create",
                        "designer-service: run job",
                        "designer-service: chat writer",
                        "offline-model: http post /v1/chat/completions");
        Patience.untilTrue(
                "a log line with the trace",
                LIMIT,
                () -> suite.log("designer-service").contains(run.traceId()));
    }

    @Test
    void saysNobodysWordsCellsOrKeys() {
        awaits("the job's run", named("run job"));
        List<String> cells = suite.person().readsRows(job.id(), 0, 20).rows().stream()
                .flatMap(row -> row.values().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(cell -> cell.length() > 7)
                .distinct()
                .toList();
        assertThat(cells).isNotEmpty();

        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(span.whole())
                        .doesNotContain("Quagmire", "parking", "Bearer", "eyJ")
                        .doesNotContain(cells));
        assertThat(scrapes().values())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                "Quagmire",
                                "parking",
                                conversation.id().toString(),
                                job.id().toString())
                        .doesNotContain(cells));
    }

    @Test
    void drawsOnTheDashboardOnlyWhatServicesPublish() throws IOException {
        Scrape scrape = Scrape.of(String.join("\n", scrapes().values()));
        Path file = Checkout.root().resolve("deploy/observability/grafana-datawright.json");
        JsonNode dashboard = WireJson.mapper().readTree(Files.readString(file));
        Map<String, List<String>> faults = new LinkedHashMap<>();
        int queries = 0;
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries++;
                Query query = new Query(target.path("expr").asString());
                List<String> found = query.faults(scrape);
                if (!found.isEmpty()) {
                    faults.put(panel.path("title").asString() + ": " + query.text(), found);
                }
            }
        }
        assertThat(queries).isGreaterThan(30);
        assertThat(faults).isEmpty();
    }

    @Test
    void leavesTheMetersBehindTheEdge() throws IOException, InterruptedException {
        assertThat(get(suite.url().resolve("/actuator/prometheus")).body()).doesNotContain("datawright_", "jvm_memory");
    }

    /// By service.
    private Map<String, String> scrapes() {
        Map<String, String> scrapes = new LinkedHashMap<>();
        for (JsonNode process : state().path("processes")) {
            String name = process.path("name").asString();
            if (Set.of("agent-service", "mcp-bridge", "designer-service").contains(name)) {
                try {
                    HttpResponse<String> answer = get(URI.create(
                            "http://127.0.0.1:" + process.path("port").asInt() + "/actuator/prometheus"));
                    assertThat(answer.statusCode()).as(name).isEqualTo(200);
                    scrapes.put(name, answer.body());
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError("No meters of " + name, e);
                }
            }
        }
        assertThat(scrapes).hasSize(3);
        return scrapes;
    }

    private JsonNode state() {
        try {
            return WireJson.mapper().readTree(Files.readString(suite.home().resolve("run/state.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private OtlpReceiver.Seen awaits(String what, Predicate<OtlpReceiver.Seen> wanted) {
        return collector.await(what, LIMIT, wanted);
    }

    private static Predicate<OtlpReceiver.Seen> named(String name) {
        return span -> span.name().equals(name);
    }

    private static Predicate<OtlpReceiver.Seen> in(Set<String> traces) {
        return span -> traces.contains(span.traceId());
    }

    /// A trace, once every span in it has its parent: the services send theirs at different moments.
    private List<OtlpReceiver.Seen> whole(String traceId) {
        Patience.untilTrue("the trace to be whole", LIMIT, () -> {
            List<OtlpReceiver.Seen> spans = collector.trace(traceId);
            Set<String> ids = spans.stream().map(OtlpReceiver.Seen::spanId).collect(Collectors.toSet());
            return spans.stream().allMatch(span -> span.parentId().isEmpty() || ids.contains(span.parentId()));
        });
        return collector.trace(traceId);
    }

    private static OtlpReceiver.Seen spanOf(List<OtlpReceiver.Seen> spans, String service, String name) {
        return spans.stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " of " + service + " in " + spans));
    }

    /// From the root down to a span.
    private static List<String> path(List<OtlpReceiver.Seen> spans, OtlpReceiver.Seen last) {
        Map<String, OtlpReceiver.Seen> byId =
                spans.stream().collect(Collectors.toMap(OtlpReceiver.Seen::spanId, span -> span, (one, same) -> one));
        Deque<String> path = new ArrayDeque<>();
        OtlpReceiver.Seen span = last;
        while (span != null) {
            path.addFirst(span.service() + ": " + span.name());
            span = byId.get(span.parentId());
        }
        return List.copyOf(path);
    }
}
