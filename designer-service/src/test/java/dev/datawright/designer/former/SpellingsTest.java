package dev.datawright.designer.former;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.request.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SpellingsTest {

    private static final List<Object> CONFIG = List.of("body", "config");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"constraints\":[{\"target_column\":\"a\",\"operator\":\"lt\",\"rhs\":3}]}|"
                        + "{\"constraints\":[{\"target_column\":\"a\",\"operator\":\"lt\",\"rhs\":3,"
                        + "\"constraint_type\":\"scalar_inequality\"}]}",
                "{\"constraints\":[{\"target_column\":\"a\",\"operator\":\"lt\",\"rhs\":\"b\"}]}|"
                        + "{\"constraints\":[{\"target_column\":\"a\",\"operator\":\"lt\",\"rhs\":\"b\","
                        + "\"constraint_type\":\"column_inequality\"}]}",
                "{\"model_configs\":[{\"alias\":\"w\",\"inference_parameters\":{\"top_p\":0.5}}]}|"
                        + "{\"model_configs\":[{\"alias\":\"w\",\"inference_parameters\":{\"top_p\":0.5,"
                        + "\"generation_type\":\"chat-completion\"}}]}",
                "{\"seed_config\":{\"dataset\":\"default/cities/data/eu.csv\",\"sampling_strategy\":\"shuffle\"}}|"
                        + "{\"seed_config\":{\"sampling_strategy\":\"shuffle\",\"source\":{\"seed_type\":\"nmp\","
                        + "\"path\":\"default/cities#data/eu.csv\"}}}"
            })
    void putsAConfigIntoPresentWordsAndBack(String former, String present) {
        JsonNode config = WireJson.mapper().readTree(former);

        JsonNode translated = Spellings.toPresent(config, CONFIG);

        assertThat(translated).isEqualTo(WireJson.mapper().readTree(present));
        assertThat(Spellings.toFormer(translated)).isEqualTo(config);
        assertThat(Spellings.toPresent(translated, CONFIG)).isEqualTo(translated);
    }

    @Test
    void namesTheTokensOfAnAnalysisAsTheyWereNamed() {
        JsonNode present = WireJson.mapper()
                .readTree("{\"column_statistics\":[{\"output_tokens_mean\":3,\"input_tokens_median\":7}]}");

        assertThat(Spellings.analysisToFormer(present))
                .isEqualTo(WireJson.mapper()
                        .readTree("{\"column_statistics\":[{\"completion_tokens_mean\":3,"
                                + "\"prompt_tokens_median\":7}]}"));
    }

    @Test
    void namesAProcessorByWhatItDoes() {
        JsonNode present = Spellings.toPresent(
                WireJson.mapper()
                        .readTree("{\"processors\":[{\"build_stage\":\"post_batch\",\"column_names\":[\"a\"]}]}"),
                CONFIG);

        assertThat(present.path("processors").get(0).path("processor_type").asString())
                .isEqualTo("drop_columns");
        assertThat(present.path("processors").get(0).path("name").asString()).isEqualTo("drop_columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"constraints\":7,\"model_configs\":[3,null],\"seed_config\":\"x\"}"})
    void leavesWhatIsNoConfigToTheRules(String json) {
        JsonNode config = WireJson.mapper().readTree(json);

        assertThat(Spellings.toPresent(config, CONFIG)).isEqualTo(config);
        assertThat(Spellings.toFormer(config)).isEqualTo(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cities.csv", "a//b", "a/b#c", "/x/y"})
    void refusesADatasetThatIsNoFileOfAFileset(String dataset) {
        JsonNode config = WireJson.mapper().readTree("{\"seed_config\":{\"dataset\":\"" + dataset + "\"}}");

        assertThatThrownBy(() -> Spellings.toPresent(config, CONFIG))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("write it as namespace/fileset/file");
    }
}
