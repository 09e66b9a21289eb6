package dev.datawright.contract.designer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PreviewFrameTest {

    private final JsonMapper json = WireJson.mapper();

    @Test
    void readsTheFramesOfNeMo() {
        assertThat(json.readValue("{\"kind\":\"heartbeat\"}", PreviewFrame.class))
                .isEqualTo(new PreviewFrame.Heartbeat());
        assertThat(json.readValue(
                        "{\"kind\":\"error\",\"message\":\"no\",\"details\":{\"type\":\"X\"}}", PreviewFrame.class))
                .isInstanceOfSatisfying(
                        PreviewFrame.Failed.class,
                        failed -> assertThat(failed.message()).isEqualTo("no"));
    }

    @Test
    void passesOverAKindItDoesNotKnow() {
        assertThat(json.readValue("{\"kind\":\"weather_report\",\"records\":[]}", PreviewFrame.class))
                .isEqualTo(new PreviewFrame.Other());
    }

    @Test
    void keepsTheNullOfACellWithoutValue() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("a", 1);
        row.put("b", null);
        PreviewFrame frame = new PreviewFrame.Dataset(List.of(Collections.unmodifiableMap(row)));

        assertThat(json.writeValueAsString(frame))
                .isEqualTo("{\"kind\":\"dataset\",\"records\":[{\"a\":1,\"b\":null}]}");
    }
}
