package dev.datawright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.json.WireJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FigureTest {

    @Test
    void dividesOursByThePeers() {
        Figure figure = new Figure("engine.rows", "rows/s", 200_000, 800.0, "data-designer 0.9.6", null, "one run");

        JsonNode json = WireJson.mapper().readTree(figure.toJson());

        assertThat(json.path("ratio").asDouble()).isEqualTo(250);
        assertThat(json.path("peer_name").asString()).isEqualTo("data-designer 0.9.6");
        assertThat(figure.toJson()).doesNotContain("\n");
        assertThat(figure.toText()).contains("data-designer 0.9.6 800.000 rows/s, ratio 250.000");
    }

    @Test
    void hasNoRatioWithoutAPeer() {
        Figure figure = Figure.alone("main-job.job_20_rows", "s", 0.4, 1.0, "median");

        assertThat(WireJson.mapper().readTree(figure.toJson()).has("ratio")).isFalse();
        assertThat(figure.toText()).contains("goal 1.000");
    }

    @Test
    void wantsAPeersFigureAndItsNameTogether() {
        assertThatThrownBy(() -> new Figure("x", "s", 1, 2.0, null, null, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
