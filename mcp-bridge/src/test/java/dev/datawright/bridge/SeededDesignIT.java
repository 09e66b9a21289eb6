package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A design with seed data, skips, validation and transforms, from its import to Data Designer.
class SeededDesignIT {

    private static final String CONFIG = """
            {"columns":[
               {"column_type":"seed-dataset","name":"city"},
               {"column_type":"expression","name":"query","expr":"SELECT '{{ city }}'","dtype":"str",
                "skip":{"when":"{{ city == 'Rome' }}","value":"none"}},
               {"column_type":"validation","name":"ok","target_columns":["query"],"validator_type":"code",
                "validator_params":{"code_lang":"sql:ansi"},"batch_size":5,"propagate_skip":false}],
             "processors":[{"processor_type":"schema_transform","name":"chat","template":{"say":"{{ query }}","n":1}}],
             "seed_config":{"source":{"seed_type":"nmp","path":"default/cities#a.csv"},"sampling_strategy":"shuffle",
               "selection_strategy":{"start":0,"end":9}}}""";

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

    @Test
    void keepsTheWholeDesignThroughItsVersionsAndSubmitsIt() {
        String ada = bridge.tokens().person("ada");
        JsonNode config = WireJson.mapper().readTree(CONFIG);
        RunningBridge.Answer created =
                bridge.post(ada, "/api/bridge/designs", Map.of("name", "cities", "config", config));
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        String path = "/api/bridge/designs/" + created.json().path("id").asString();

        RunningBridge.Answer changed = bridge.put(ada, path + "/columns", Map.of("columns", new Object[] {
            Map.of("column_type", "expression", "name", "more", "expr", "{{ ok.is_valid }}")
        }));
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
        JsonNode kept = bridge.get(ada, path).json().path("config");
        assertThat(kept.path("seed_config")).isEqualTo(config.path("seed_config"));
        assertThat(kept.path("processors")).isEqualTo(config.path("processors"));
        assertThat(kept.path("columns").get(1)).isEqualTo(config.path("columns").get(1));
        assertThat(kept.path("columns").get(2)).isEqualTo(config.path("columns").get(2));
        assertThat(bridge.post(ada, path + "/validate", Map.of())
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();

        RunningBridge.Answer renamed =
                bridge.post(ada, path + "/columns/rename", Map.of("from", "query", "to", "statement"));
        assertThat(renamed.status()).as(renamed.raw().body()).isEqualTo(200);
        assertThat(renamed.json()
                        .path("config")
                        .path("columns")
                        .get(2)
                        .path("target_columns")
                        .toString())
                .isEqualTo("[\"statement\"]");
        assertThat(renamed.json()
                        .path("config")
                        .path("processors")
                        .get(0)
                        .path("template")
                        .path("say")
                        .asString())
                .isEqualTo("{{ statement }}");
        assertThat(bridge.post(ada, path + "/columns/rename", Map.of("from", "city", "to", "town"))
                        .json()
                        .at("/violations/0/message")
                        .asString())
                .isEqualTo("'city' is found in the seed data by its name");
        assertThat(bridge.post(ada, path + "/restore", Map.of("version", 1))
                        .json()
                        .path("config")
                        .path("seed_config"))
                .isEqualTo(config.path("seed_config"));

        RunningBridge.Answer preview = bridge.post(ada, path + "/preview", Map.of("rows", 2));
        assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
        JsonNode sent = designer.bodies().getLast().path("config");
        assertThat(sent.path("seed_config")).isEqualTo(config.path("seed_config"));
        assertThat(sent.path("columns")).isEqualTo(config.path("columns"));
    }
}
