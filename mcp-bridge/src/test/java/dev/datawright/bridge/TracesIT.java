package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.testsupport.OtlpReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What operators see of the bridge.
class TracesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    @Test
    void goesOnWithTheTraceOfItsCaller() {
        try (var collector = OtlpReceiver.start();
                var designer = ScriptedDataDesigner.designerService();
                var bridge = new RunningBridge(
                        designer,
                        "management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint()
                                + "/v1/traces")) {
            String ada = bridge.tokens().person("ada");
            String id = bridge.post(ada, "/api/bridge/designs", Map.of("name", "Quagmire"))
                    .json()
                    .path("id")
                    .asString();
            bridge.put(ada, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(DesignIT.FINE)));

            assertThat(bridge.post(
                                    ada,
                                    "/api/bridge/designs/" + id + "/preview",
                                    Map.of("rows", 3),
                                    "traceparent",
                                    "00-" + TRACE + "-" + CALLER + "-01")
                            .status())
                    .isEqualTo(200);

            OtlpReceiver.Seen request = collector.await(
                    "the request",
                    LIMIT,
                    span -> span.traceId().equals(TRACE) && span.parentId().equals(CALLER));
            assertThat(request.name()).isEqualTo("http post /api/bridge/designs/{id}/preview");
            OtlpReceiver.Seen call = collector.await(
                    "the call to Data Designer",
                    LIMIT,
                    span -> span.name().equals("POST data-designer")
                            && span.traceId().equals(TRACE));
            assertThat(call.parentId()).isEqualTo(request.spanId());
            assertThat(call.attributes()).containsEntry("http.response.status_code", "200");
            assertThat(collector.spans())
                    .allSatisfy(span -> assertThat(span.whole()).doesNotContain("Quagmire", id, "Bearer", "eyJ"));
        }
    }

    @Test
    void answersAsEverWhenTheCollectorIsAway() {
        try (var designer = ScriptedDataDesigner.designerService();
                var bridge = new RunningBridge(
                        designer,
                        "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:1/v1/traces")) {
            assertThat(bridge.post(bridge.tokens().person("ada"), "/api/bridge/designs", Map.of())
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void countsWithoutATokenAndWithoutIds() {
        try (var designer = ScriptedDataDesigner.designerService();
                var bridge = new RunningBridge(designer)) {
            String ada = bridge.tokens().person("ada");
            String id = bridge.post(ada, "/api/bridge/designs", Map.of("name", "Quagmire"))
                    .json()
                    .path("id")
                    .asString();
            assertThat(bridge.get(ada, "/api/bridge/designs/" + id).status()).isEqualTo(200);

            RunningBridge.Answer meters = bridge.call(null, "GET", "/actuator/prometheus", null);
            assertThat(meters.status()).isEqualTo(200);
            assertThat(meters.raw().body())
                    .contains(
                            "datawright_tool_calls_seconds_count{application=\"mcp-bridge\",outcome=\"ok\",tool=\"set_columns\"} 0",
                            "datawright_approvals_total{",
                            "datawright_job_rows_total{",
                            "datawright_mcp_sessions{",
                            "datawright_event_streams{")
                    .doesNotContain("Quagmire", id, "ada");
            assertThat(bridge.call(null, "GET", "/actuator/metrics", null).status())
                    .isEqualTo(401);
        }
    }
}
