package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.testsupport.OtlpReceiver;
import dev.datawright.testsupport.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What operators see of the agent: one trace for a message, meters, and in neither a word of the person.
class TracesIT {

    private static final String OWNER = "ada";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String WORDS = "Zanzibarian invoices of the Quagmire family";

    private static final OtlpReceiver collector = OtlpReceiver.start();
    private static final ScriptedModel model = ScriptedModel.start();
    private static final ScriptedBridge bridge = ScriptedBridge.start();
    private static final RunningAgent agent = RunningAgent.start(
            TestDatabase.fresh(),
            model,
            bridge,
            "management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint() + "/v1/traces");

    @AfterAll
    static void stop() {
        agent.close();
        bridge.close();
        model.close();
        collector.close();
    }

    @Test
    void tracesAMessageThroughEveryQuestionAndToolCallOnWhateverThread() {
        int asked = model.places().size();
        model.calls("describe_column_types", "{}", "validate_design", "{}", "set_columns", columns())
                .says("Three columns about " + WORDS);
        Conversation conversation = agent.converse(OWNER);
        OtlpReceiver.Seen work = workOn(conversation);
        collector.await(
                "the message",
                LIMIT,
                span -> span.traceId().equals(work.traceId()) && span.spanId().equals(work.parentId()));
        List<OtlpReceiver.Seen> trace = collector.trace(work.traceId());
        assertThat(trace).allSatisfy(span -> assertThat(span.service()).isEqualTo("agent-service"));
        assertThat(named(trace, "http post /api/agent/conversations/{id}/messages"))
                .as("the message itself")
                .singleElement()
                .satisfies(message -> assertThat(work.parentId()).isEqualTo(message.spanId()));
        assertThat(named(trace, "chat designer")).hasSize(2).allSatisfy(chat -> {
            assertThat(chat.parentId()).isEqualTo(work.spanId());
            assertThat(chat.attributes())
                    .containsEntry("gen_ai.operation.name", "chat")
                    .containsEntry("gen_ai.request.model", "designer")
                    .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens");
        });
        for (String tool : List.of("describe_column_types", "validate_design", "set_columns")) {
            assertThat(named(trace, "execute_tool " + tool))
                    .singleElement()
                    .satisfies(call -> assertThat(call.parentId()).isEqualTo(work.spanId()));
        }
        assertThat(named(trace, "execute_tool get_design")).hasSize(2);
        assertThat(spansIn(model.places().subList(asked, model.places().size())))
                .containsExactlyInAnyOrderElementsOf(named(trace, "chat designer").stream()
                        .map(span -> work.traceId() + "-" + span.spanId())
                        .toList());
        assertThat(spansIn(bridge.places()))
                .containsAll(trace.stream()
                        .filter(span -> span.name().startsWith("execute_tool"))
                        .map(span -> work.traceId() + "-" + span.spanId())
                        .toList());
        assertNobodysWords();
    }

    @Test
    void marksWhatFailedWithoutQuotingIt() {
        model.fails(400);
        Conversation conversation = agent.converse(OWNER);
        OtlpReceiver.Seen work = workOn(conversation);
        assertThat(work.attributes())
                .containsEntry("datawright.run.outcome", "failed")
                .containsKey("error.type");
        assertThat(named(collector.trace(work.traceId()), "chat designer"))
                .allSatisfy(chat -> assertThat(chat.attributes()).containsEntry("error.type", "refused"));
        assertNobodysWords();
    }

    @Test
    void countsWhatItDoesWithoutAToken() {
        model.calls("preview_design", "{}").says("Done.");
        Conversation conversation = agent.converse(OWNER);
        assertThat(workOn(conversation).traceId()).isNotEmpty();
        Await.until(() -> scrape().contains("datawright_agent_runs_seconds_count"));
        String scrape = scrape();
        assertThat(scrape)
                .contains(
                        "datawright_model_calls_seconds_count{application=\"agent-service\",model=\"designer\",outcome=\"answered\"}",
                        "datawright_model_tokens_total{application=\"agent-service\",direction=\"input\",model=\"designer\"}",
                        "datawright_model_cost_usd_total{",
                        "datawright_tool_calls_seconds_bucket{application=\"agent-service\",outcome=\"ok\",tool=\"preview_design\"",
                        "datawright_agent_runs_active{",
                        "datawright_event_streams{",
                        "jvm_memory_used_bytes{",
                        "hikaricp_connections_active{")
                .doesNotContain(WORDS, OWNER + "\"", conversation.id().toString());
    }

    /// Has a message answered; the span of the run that did it.
    private static OtlpReceiver.Seen workOn(Conversation conversation) {
        RunAccepted accepted = agent.say(OWNER, conversation.id(), WORDS);
        try (EventStream stream = agent.events(OWNER, conversation.id(), accepted.cursor())) {
            assertThat(stream.untilRunEnds()).isNotEmpty();
        }
        String run = accepted.runId().toString();
        return collector.await(
                "the run",
                LIMIT,
                span -> span.attributes().getOrDefault("datawright.run.id", "").equals(run));
    }

    private static String scrape() {
        HttpResponse<String> response =
                agent.send(agent.request(null, "/actuator/prometheus").GET());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static List<OtlpReceiver.Seen> named(List<OtlpReceiver.Seen> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    /// Trace and span of each place.
    private static List<String> spansIn(List<String> places) {
        return places.stream()
                .filter(place -> place.length() == 55)
                .map(place -> place.substring(3, 52))
                .collect(Collectors.toList());
    }

    private static void assertNobodysWords() {
        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(span.whole()).doesNotContain("Zanzibar", "Quagmire", "Bearer", "eyJ"));
    }

    private static String columns() {
        return "{\"columns\":[{\"name\":\"number\",\"column_type\":\"sampler\",\"sampler_type\":\"uuid\",\"why\":\""
                + WORDS + "\"}]}";
    }
}
