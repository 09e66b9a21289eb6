package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.reading.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReadingTest {

    private static final String WHOLE = """
            {"columns":[
              {"name":"id","drop":false,"column_type":"sampler","skip":null,"propagate_skip":true,"sampler_type":"uuid",
               "params":{"prefix":"R-","short_form":true,"uppercase":false,"sampler_type":"uuid"},
               "conditional_params":{},"convert_to":null},
              {"name":"kind","column_type":"sampler","sampler_type":"category",
               "params":{"values":["a",2,2.5],"weights":[1,2,3.5]}},
              {"name":"item","column_type":"sampler","sampler_type":"subcategory",
               "params":{"category":"kind","values":{"a":["x",1],"2":["y"],"2.5":["z"]}}},
              {"name":"stars","column_type":"sampler","sampler_type":"uniform",
               "params":{"low":1.0,"high":5,"decimal_places":null},"convert_to":"int"},
              {"name":"height","column_type":"sampler","sampler_type":"gaussian","params":{"mean":170,"stddev":1e1}},
              {"name":"paid","column_type":"sampler","sampler_type":"bernoulli","params":{"p":0.7}},
              {"name":"at","column_type":"sampler","sampler_type":"datetime",
               "params":{"start":"2024-01-01","end":"2024-12-31","unit":"h"}},
              {"name":"who","column_type":"sampler","sampler_type":"person_from_faker","drop":true,
               "params":{"locale":"en_US","sex":null,"city":"Springfield","age_range":[18,70]}},
              {"name":"first","column_type":"expression","expr":"{{ who.first_name }}","dtype":"str"},
              {"name":"note","column_type":"llm-text","prompt":"About {{ item }}","model_alias":"writer",
               "system_prompt":null,"multi_modal_context":null,"tool_alias":null,"with_trace":"none",
               "extract_reasoning_content":false}],
             "model_configs":[{"alias":"writer","model":"writer","provider":"default/gateway","skip_health_check":false,
               "inference_parameters":{"generation_type":"chat-completion","temperature":0.5,
                 "max_parallel_requests":4,"extra_body":{"metadata":{"job":"a"}},"timeout":null}}],
             "constraints":[{"constraint_type":"scalar_inequality","target_column":"stars","operator":"ge","rhs":2}],
             "processors":[{"name":"p","processor_type":"drop_columns","column_names":["item"]}],
             "tool_configs":null,"seed_config":null,"profilers":null}""";

    @Test
    void readsWhatTheContractReads() {
        Reading<DataDesignerConfig> reading = Rules.read(json(WHOLE));

        assertThat(reading.violations()).isEmpty();
        assertThat(reading.orElseThrow()).isEqualTo(WireJson.mapper().readValue(WHOLE, DataDesignerConfig.class));
    }

    @Test
    void refusesNumbersThatNoDoubleHolds() {
        assertThat(sentences("""
                {"columns":[{"column_type":"sampler","sampler_type":"uniform","name":"a",
                             "params":{"low":0,"high":1e999}}]}"""))
                .containsExactly("columns[0].params.high: This must be a number up to 1.8E308, not the number 1E+999");
    }

    @Test
    void tellsEverythingAtOnce() {
        assertThat(sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"unifrom","name":"a","params":{}},
                  {"column_type":"sampler","sampler_type":"uniform","name":"b","params":{"low":"1","hihg":5}},
                  {"column_type":"sampler","sampler_type":"poisson","name":"c","params":{"lambda":2},
                   "conditional_params":{"a == 1":{"sampler_type":"uniform"}}},
                  {"column_type":"llm-code","name":"d","prompt":"x","model_alias":"writer","code_lang":"sql"},
                  {"column_type":"exprssion","name":"e","expr":"x"},
                  {"column_type":"expression","name":7,"expr":"x","dtype":"strng"},
                  "f",
                  {"column_type":"sampler","sampler_type":"category","name":"g","params":{"values":["a",true],"weights":["x"]}},
                  {"column_type":"sampler","sampler_type":"datetime","name":"h","params":{"start":"2024","end":"2025","unit":"d"}},
                  {"column_type":"sampler","sampler_type":"uuid","name":"i","skip":{"when":"x"},"conditional_params":{"x":{}}}],
                 "constraints":[{"constraint_type":"scalar","target_column":"a","operator":"ge","rhs":1},
                   {"constraint_type":"column_inequality","target_column":"a","operator":"=<","rhs":1}],
                 "seed_config":{"source":1},"model_config":[]}"""))
                .containsExactly(
                        "columns[0].sampler_type: 'unifrom' is not a sampler type (did you mean 'uniform'?)",
                        "columns[1].params.low: This must be a number, not the text '1'",
                        "columns[1].params.high: The field 'high' is missing in the parameters of uniform",
                        "columns[1].params.hihg: There is no field 'hihg' in the parameters of uniform"
                                + " (did you mean 'high'?)",
                        "columns[2].params.mean: The field 'mean' is missing in the parameters of poisson",
                        "columns[2].params.lambda: There is no field 'lambda' in the parameters of poisson"
                                + " (one of: sampler_type, mean)",
                        "columns[2].conditional_params.a == 1.sampler_type: Another sampler type than the column's is"
                                + " not supported yet (leave 'sampler_type' out)",
                        "columns[2].conditional_params.a == 1.mean: The field 'mean' is missing in the parameters of"
                                + " poisson",
                        "columns[3].code_lang: 'sql' is not a value of 'code_lang' (one of: bash, c, cobol, cpp, csharp, go,"
                                + " java, javascript, kotlin, python, ruby, rust, scala, swift, typescript, sql:sqlite,"
                                + " sql:tsql, sql:bigquery, sql:mysql, sql:postgres, and 1 more)",
                        "columns[4].column_type: 'exprssion' is not a column type (did you mean 'expression'?)",
                        "columns[5].name: This must be a text, not the number 7",
                        "columns[5].dtype: 'strng' is not a value of 'dtype' (one of: int, float, str, bool)",
                        "columns[6]: This must be an object (a column), not the text 'f'",
                        "columns[7].params.values[1]: This must be a text or a number, not true",
                        "columns[7].params.weights[0]: This must be a number, not the text 'x'",
                        "columns[8].params.unit: 'd' is not a value of 'unit' (did you mean 'D'?)",
                        "columns[9].skip: A sampler column cannot be skipped: it is made for all rows at once"
                                + " (skip the columns that are made from it)",
                        "constraints[0].constraint_type: 'scalar' is not a constraint type"
                                + " (one of: scalar_inequality, column_inequality)",
                        "constraints[1].operator: '=<' is not a value of 'operator' (one of: lt, le, gt, ge)",
                        "constraints[1].rhs: This must be a text, not the number 1",
                        "seed_config.source: This must be an object (a seed source), not the number 1",
                        "model_config: There is no field 'model_config' in a design (did you mean 'model_configs'?)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                | columns: The field 'columns' is missing in a design
            {"columns":{}}    | columns: This must be a list, not an object
            []                | This must be an object (a design), not a list
            null              | This must be an object (a design), not nothing
            {"columns":[{}]}  | columns[0].column_type: The field 'column_type' is missing in a column
            """)
    void refusesTheSkeleton(String document, String sentence) {
        assertThat(sentences(document)).contains(sentence);
    }

    @Test
    void readsColumnsWithTheirReasons() {
        assertThat(Rules.readColumns(json("""
                [{"column_type":"sampler","sampler_type":"uuid","name":"id","why":"To tell tickets apart."}]""")).orElseThrow()).hasSize(1);
        assertThat(Rules.readColumns(json("[{\"name\":\"id\",\"type\":\"uuid\"}]"))
                        .violations())
                .extracting(Violation::toSentence)
                .containsExactly("columns[0].column_type: The field 'column_type' is missing in a column");
    }

    @Test
    void readsConstraintsOnTheirOwn() {
        assertThat(Rules.readConstraints(json("""
                [{"constraint_type":"column_inequality","target_column":"b","operator":"gt","rhs":"a"}]""")).orElseThrow()).hasSize(1);
        assertThat(Rules.readConstraints(json("{}")).violations())
                .extracting(Violation::toSentence)
                .containsExactly("constraints: This must be a list, not an object");
    }

    private static List<String> sentences(String document) {
        return Rules.read(json(document)).violations().stream()
                .map(Violation::toSentence)
                .toList();
    }

    private static JsonNode json(String text) {
        return WireJson.mapper().readTree(text);
    }
}
