package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The ledger added up: by conversation, by model, by day, each for its owner alone.
class UsageIT {

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

    private static void used(String token, String at, Map<String, Object> entry) {
        String key = UUID.randomUUID().toString();
        assertThat(bridge.post(token, "/api/bridge/usage", entry, "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
        // The newest line is the one that was just written; the ledger itself has no way to write in the past.
        bridge.context()
                .getBean(JdbcClient.class)
                .sql("update usage set at = :at where id = (select id from usage order by at desc limit 1)")
                .param("at", Instant.parse(at).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, Object> call(String model, int input, int output, double cost) {
        return Map.of(
                "source", "agent", "model", model, "input_tokens", input, "output_tokens", output, "cost_usd", cost);
    }

    private static JsonNode get(String token, String path) {
        RunningBridge.Answer answer = bridge.get(token, "/api/bridge/usage" + path);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void addsUpDaysOfTheReadersOwnZone() {
        String ada = bridge.tokens().person("days-ada");
        used(ada, "2026-03-01T12:00:00Z", call("designer", 100, 10, 0.25));
        used(ada, "2026-03-01T23:30:00Z", call("designer", 200, 20, 0.5));
        used(ada, "2026-03-01T23:40:00Z", call("writer", 1000, 500, 0));
        used(bridge.tokens().person("days-eve"), "2026-03-01T12:00:00Z", call("designer", 7, 7, 7));

        JsonNode days = get(ada, "/days").path("items");
        assertThat(days).hasSize(1);
        assertThat(days.path(0).path("day").asString()).isEqualTo("2026-03-01");
        assertThat(days.path(0).path("sums").toString())
                .isEqualTo("{\"entries\":3,\"input_tokens\":1300,\"output_tokens\":530,\"cost_usd\":0.75,"
                        + "\"estimated\":false,\"calls\":3}");
        assertThat(days.path(0).path("models").findValuesAsString("model")).containsExactly("designer", "writer");

        JsonNode berlin = get(ada, "/days?zone=Europe/Berlin").path("items");
        assertThat(berlin.findValuesAsString("day")).containsExactly("2026-03-02", "2026-03-01");
        assertThat(berlin.path(0).path("sums").path("calls").asInt()).isEqualTo(2);
    }

    @Test
    void goesThroughTheDaysInPages() {
        String ada = bridge.tokens().person("pages-ada");
        for (int day = 1; day <= 5; day++) {
            used(ada, "2026-04-0" + day + "T10:00:00Z", call("designer", day, 1, 0));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(ada, "/days?limit=2" + (after.isEmpty() ? "" : "&after=" + after));
            seen.addAll(page.path("items").findValuesAsString("day"));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        assertThat(seen).containsExactly("2026-04-05", "2026-04-04", "2026-04-03", "2026-04-02", "2026-04-01");
    }

    @Test
    void addsUpTheModelsOfAConversation() {
        String ada = bridge.tokens().person("models-ada");
        String conversation = UUID.randomUUID().toString();
        Map<String, Object> here = Map.of(
                "source",
                "agent",
                "conversation_id",
                conversation,
                "model",
                "designer",
                "input_tokens",
                10,
                "output_tokens",
                5);
        used(ada, "2026-03-01T12:00:00Z", here);
        used(ada, "2026-03-01T12:00:01Z", here);
        used(ada, "2026-03-01T12:00:02Z", call("writer", 1, 1, 1));

        assertThat(get(ada, "?conversation_id=" + conversation).path("calls").asInt())
                .isEqualTo(2);
        JsonNode models = get(ada, "/models?conversation_id=" + conversation).path("items");
        assertThat(models).hasSize(1);
        assertThat(models.path(0).path("sums").path("input_tokens").asInt()).isEqualTo(20);
        JsonNode first = get(ada, "/models?limit=1");
        assertThat(first.path("items").findValuesAsString("model")).containsExactly("designer");
        assertThat(get(ada, "/models?limit=1&after=" + first.path("next").asString())
                        .path("items")
                        .findValuesAsString("model"))
                .containsExactly("writer");
    }

    @Test
    void countsTheCallsThatALineStandsFor() {
        String ada = bridge.tokens().person("calls-ada");
        Map<String, Object> entry =
                Map.of("source", "job", "model", "writer", "input_tokens", 10, "output_tokens", 5, "calls", 40);
        bridge.post(ada, "/api/bridge/usage", entry);
        assertThat(get(ada, "").path("calls").asInt()).isEqualTo(40);
        assertThat(get(ada, "").path("entries").asInt()).isEqualTo(1);
        Map<String, Object> none =
                Map.of("source", "job", "model", "writer", "input_tokens", 10, "output_tokens", 5, "calls", 0);
        assertThat(bridge.post(ada, "/api/bridge/usage", none).status()).isEqualTo(400);
    }

    @Test
    void saysWhichZoneOrPlaceIsNone() {
        String ada = bridge.tokens().person("bad-ada");
        RunningBridge.Answer zone = bridge.get(ada, "/api/bridge/usage/days?zone=Mars/Olympus");
        assertThat(zone.status()).isEqualTo(400);
        assertThat(zone.raw().body()).contains("'Mars/Olympus' is no name of a time zone");
        assertThat(bridge.get(ada, "/api/bridge/usage/days?zone=%2B02:00").status())
                .isEqualTo(400);
        RunningBridge.Answer place = bridge.get(ada, "/api/bridge/usage/days?after=yesterday");
        assertThat(place.status()).isEqualTo(400);
        assertThat(place.raw().body()).contains("'yesterday' is no place in this list");
    }
}
