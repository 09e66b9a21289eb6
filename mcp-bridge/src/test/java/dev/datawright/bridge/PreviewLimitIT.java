package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What previews may spend: a model that costs money has a small allowance for each design, a free one has none.
class PreviewLimitIT {

    @Test
    void refusesThePreviewThatWouldGoBeyondTheAllowanceOfAPaidModel() {
        try (var designer = ScriptedDataDesigner.designerService();
                var bridge = new RunningBridge(designer)) {
            String ada = bridge.tokens().person("ada");
            String id = designWithNote(bridge, ada);
            for (int version = 1; version <= 10; version++) {
                assertThat(nextPreview(bridge, ada, id, version, 5).status()).isEqualTo(200);
            }

            RunningBridge.Answer refused = nextPreview(bridge, ada, id, 11, 5);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asString())
                    .isEqualTo("Previews of one design have 50 cells from a language model together, and this one would"
                            + " go beyond that. A job can still be approved.");
            assertThat(nextPreview(bridge, ada, designWithNote(bridge, ada), 1, 5)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void letsAFreeModelWriteAsManyPreviewsAsArePossible() {
        try (var designer = ScriptedDataDesigner.designerServiceWithFreeModel();
                var bridge = new RunningBridge(designer)) {
            String ada = bridge.tokens().person("ada");
            String id = designWithNote(bridge, ada);
            for (int version = 1; version <= 11; version++) {
                RunningBridge.Answer preview = nextPreview(bridge, ada, id, version, 20);
                assertThat(preview.status()).isEqualTo(200);
                assertThat(preview.json().path("rows")).hasSize(20);
            }

            RunningBridge.Answer refused = nextPreview(bridge, ada, id, 12, 21);

            assertThat(refused.json().path("detail").asString())
                    .isEqualTo("A preview of this design has at most 20 rows; 21 were asked for. A job makes more.");
        }
    }

    private static String designWithNote(RunningBridge bridge, String token) {
        return bridge.post(token, "/api/bridge/designs", Map.of("name", "tickets"))
                .json()
                .path("id")
                .asString();
    }

    /// Another version, so that no kept preview answers.
    private static RunningBridge.Answer nextPreview(
            RunningBridge bridge, String token, String id, int version, int rows) {
        Map<String, Object> fine = new HashMap<>(DesignIT.FINE);
        fine.put("params", Map.of("low", version, "high", 250));
        bridge.put(token, "/api/bridge/designs/" + id + "/columns", Map.of("columns", List.of(fine, DesignIT.NOTE)));
        return bridge.post(token, "/api/bridge/designs/" + id + "/preview", Map.of("rows", rows));
    }
}
