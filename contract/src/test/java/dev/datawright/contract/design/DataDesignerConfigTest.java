package dev.datawright.contract.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.json.WireJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataDesignerConfigTest {

    private final JsonMapper json = WireJson.mapper();

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of(
                        new SamplerColumnConfig("id", new SamplerParams.Uuid("R-", true, false), null, false), """
                        {"column_type":"sampler","name":"id","sampler_type":"uuid",
                         "params":{"prefix":"R-","short_form":true}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "size",
                                new SamplerParams.Category(List.of("S", 2L, 2.5), List.of(1.0, 2.0, 3.0)),
                                null,
                                true),
                        """
                        {"column_type":"sampler","name":"size","sampler_type":"category","drop":true,
                         "params":{"values":["S",2,2.5],"weights":[1.0,2.0,3.0]}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "item",
                                new SamplerParams.Subcategory("kind", Map.of("book", List.of("novel", 7L))),
                                null,
                                false),
                        """
                        {"column_type":"sampler","name":"item","sampler_type":"subcategory",
                         "params":{"category":"kind","values":{"book":["novel",7]}}}"""),
                Arguments.of(new SamplerColumnConfig("fine", new SamplerParams.Uniform(15, 250, 2), "int", false), """
                        {"column_type":"sampler","name":"fine","sampler_type":"uniform","convert_to":"int",
                         "params":{"low":15.0,"high":250.0,"decimal_places":2}}"""),
                Arguments.of(
                        new SamplerColumnConfig("height", new SamplerParams.Gaussian(170, 10, null), null, false), """
                        {"column_type":"sampler","name":"height","sampler_type":"gaussian",
                         "params":{"mean":170.0,"stddev":10.0}}"""),
                Arguments.of(new SamplerColumnConfig("paid", new SamplerParams.Bernoulli(0.7), null, false), """
                        {"column_type":"sampler","name":"paid","sampler_type":"bernoulli","params":{"p":0.7}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "written",
                                new SamplerParams.Datetime(
                                        "2026-01-01", "2026-12-31", SamplerParams.Datetime.Unit.MINUTE),
                                "%Y-%m-%d",
                                false),
                        """
                        {"column_type":"sampler","name":"written","sampler_type":"datetime","convert_to":"%Y-%m-%d",
                         "params":{"start":"2026-01-01","end":"2026-12-31","unit":"m"}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "who",
                                new SamplerParams.PersonFromFaker("de_DE", "Female", null, List.of(20, 30)),
                                null,
                                true),
                        """
                        {"column_type":"sampler","name":"who","sampler_type":"person_from_faker","drop":true,
                         "params":{"locale":"de_DE","sex":"Female","age_range":[20,30]}}"""),
                Arguments.of(new SamplerColumnConfig("calls", new SamplerParams.Poisson(2.5), null, false), """
                        {"column_type":"sampler","name":"calls","sampler_type":"poisson","params":{"mean":2.5}}"""),
                Arguments.of(new SamplerColumnConfig("hits", new SamplerParams.Binomial(10, 0.25), null, false), """
                        {"column_type":"sampler","name":"hits","sampler_type":"binomial","params":{"n":10,"p":0.25}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "claim",
                                new SamplerParams.BernoulliMixture(0.1, "gamma", Map.of("a", 2L)),
                                null,
                                false),
                        """
                        {"column_type":"sampler","name":"claim","sampler_type":"bernoulli_mixture",
                         "params":{"p":0.1,"dist_name":"gamma","dist_params":{"a":2}}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "wait", new SamplerParams.Scipy("expon", Map.of("scale", 1.5), 1), null, false),
                        """
                        {"column_type":"sampler","name":"wait","sampler_type":"scipy",
                         "params":{"dist_name":"expon","dist_params":{"scale":1.5},"decimal_places":1}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "back",
                                new SamplerParams.Timedelta(1, 8, "out", SamplerParams.Timedelta.Unit.HOUR),
                                null,
                                false),
                        """
                        {"column_type":"sampler","name":"back","sampler_type":"timedelta",
                         "params":{"dt_min":1,"dt_max":8,"reference_column_name":"out","unit":"h"}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "owner",
                                new SamplerParams.Person("en_US", null, List.of("Boston"), List.of(18, 30), null, true),
                                null,
                                false),
                        """
                        {"column_type":"sampler","name":"owner","sampler_type":"person",
                         "params":{"locale":"en_US","city":["Boston"],"age_range":[18,30],
                          "with_synthetic_personas":true}}"""),
                Arguments.of(
                        new SamplerColumnConfig(
                                "fee",
                                new SamplerParams.Uniform(1, 2, null),
                                Map.of("kind == 'truck'", new SamplerParams.Uniform(5, 9, null)),
                                null,
                                false),
                        """
                        {"column_type":"sampler","name":"fee","sampler_type":"uniform",
                         "params":{"low":1.0,"high":2.0},
                         "conditional_params":{"kind == 'truck'":{"sampler_type":"uniform","low":5.0,"high":9.0}}}"""),
                Arguments.of(
                        new ExpressionColumnConfig("total", "{{ a }}", ExpressionColumnConfig.Dtype.FLOAT, false), """
                        {"column_type":"expression","name":"total","expr":"{{ a }}","dtype":"float"}"""),
                Arguments.of(new LlmTextColumnConfig("note", "About {{ a }}", "writer", "Be short.", false), """
                        {"column_type":"llm-text","name":"note","prompt":"About {{ a }}","model_alias":"writer",
                         "system_prompt":"Be short."}"""),
                Arguments.of(
                        new LlmCodeColumnConfig(
                                "query",
                                "Write {{ a }}",
                                "writer",
                                null,
                                CodeLang.SQL_POSTGRES,
                                TraceType.ALL_MESSAGES,
                                true,
                                new Skip("{{ a == 0 }}", "none"),
                                false,
                                false),
                        """
                        {"column_type":"llm-code","name":"query","prompt":"Write {{ a }}","model_alias":"writer",
                         "code_lang":"sql:postgres","with_trace":"all_messages","extract_reasoning_content":true,
                         "skip":{"when":"{{ a == 0 }}","value":"none"},"propagate_skip":false}"""),
                Arguments.of(
                        new LlmStructuredColumnConfig(
                                "review", "About {{ a }}", "writer", null, Map.of("type", "object"), false),
                        """
                        {"column_type":"llm-structured","name":"review","prompt":"About {{ a }}",
                         "model_alias":"writer","output_format":{"type":"object"}}"""),
                Arguments.of(
                        new LlmJudgeColumnConfig(
                                "mark",
                                "Judge {{ a }}",
                                "judge",
                                null,
                                List.of(new Score("tone", "Is it kind?", Map.of("1", "yes"))),
                                false),
                        """
                        {"column_type":"llm-judge","name":"mark","prompt":"Judge {{ a }}","model_alias":"judge",
                         "scores":[{"name":"tone","description":"Is it kind?","options":{"1":"yes"}}]}"""),
                Arguments.of(new EmbeddingColumnConfig("vector", "note", "embedder", null, null, true), """
                        {"column_type":"embedding","name":"vector","target_column":"note","model_alias":"embedder",
                         "drop":true}"""),
                Arguments.of(
                        new ValidationColumnConfig(
                                "sound",
                                List.of("query"),
                                new ValidatorParams.Code(CodeLang.PYTHON),
                                5,
                                null,
                                null,
                                false),
                        """
                        {"column_type":"validation","name":"sound","target_columns":["query"],
                         "validator_type":"code","validator_params":{"code_lang":"python"},"batch_size":5}"""),
                Arguments.of(new SeedDatasetColumnConfig("city", false), """
                        {"column_type":"seed-dataset","name":"city"}"""));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void writesAndReadsEveryColumnType(ColumnConfig column, String wire) {
        assertThat(json.readTree(json.writeValueAsString(column))).isEqualTo(json.readTree(wire));
        assertThat(json.readValue(wire, ColumnConfig.class)).isEqualTo(column);
    }

    @Test
    void readsWhatNeMoAnswersWithItsOwnDefaults() {
        ColumnConfig column = json.readValue("""
                {"name":"stars","drop":false,"column_type":"sampler","skip":null,"propagate_skip":true,
                 "sampler_type":"uniform","params":{"low":1.0,"high":5.0,"decimal_places":null,
                 "sampler_type":"uniform"},"conditional_params":{},"convert_to":"int"}""", ColumnConfig.class);

        assertThat(column)
                .isEqualTo(new SamplerColumnConfig("stars", new SamplerParams.Uniform(1, 5, null), "int", false));
    }

    @Test
    void leavesOutWhatIsNotSet() {
        DataDesignerConfig config = DataDesignerConfig.empty()
                .withConstraints(List.of(new Constraint.ColumnInequality("end", InequalityOperator.GT, "start")))
                .withModelConfigs(List.of(ModelConfig.ofRole("writer")))
                .withProcessors(List.of(new Processor.DropColumns("drop", List.of("who"))));

        assertThat(json.writeValueAsString(config))
                .isEqualTo("{\"columns\":[],\"model_configs\":[{\"alias\":\"writer\",\"model\":\"writer\"}],"
                        + "\"constraints\":[{\"constraint_type\":\"column_inequality\",\"target_column\":\"end\","
                        + "\"operator\":\"gt\",\"rhs\":\"start\"}],\"processors\":[{\"processor_type\":"
                        + "\"drop_columns\",\"name\":\"drop\",\"column_names\":[\"who\"]}]}");
        assertThat(json.readValue(json.writeValueAsString(config), DataDesignerConfig.class))
                .isEqualTo(config);
    }

    @Test
    void writesAndReadsSeedDataAndModelParameters() {
        SeedConfig seed = new SeedConfig(
                new SeedSource.Fileset("towns#towns.csv"),
                SeedConfig.SamplingStrategy.SHUFFLE,
                new SeedConfig.PartitionBlock(1, 4));
        InferenceParameters parameters = new InferenceParameters(
                "chat-completion",
                new InferenceValue.Uniform(0.2, 0.9),
                new InferenceValue.Manual(List.of(0.5, 1.0), null),
                null,
                null,
                null,
                null,
                null,
                null);
        DataDesignerConfig config = DataDesignerConfig.empty()
                .withSeedConfig(seed)
                .withModelConfigs(List.of(ModelConfig.ofRole("writer").withInferenceParameters(parameters)))
                .withProcessors(List.of(new Processor.SchemaTransform("chat", Map.of("text", "{{ a }}"))));

        JsonNode wire = json.readTree(json.writeValueAsString(config));

        assertThat(wire.path("seed_config")).isEqualTo(json.readTree("""
                {"source":{"seed_type":"nmp","path":"towns#towns.csv"},"sampling_strategy":"shuffle",
                 "selection_strategy":{"index":1,"num_partitions":4}}"""));
        assertThat(wire.at("/model_configs/0/inference_parameters/temperature")).isEqualTo(json.readTree("""
                        {"distribution_type":"uniform","params":{"low":0.2,"high":0.9}}"""));
        assertThat(json.treeToValue(wire, DataDesignerConfig.class)).isEqualTo(config);
    }

    @Test
    void refusesAMissingRequiredField() {
        assertThatThrownBy(() -> json.readValue("{}", DataDesignerConfig.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("columns");
    }
}
