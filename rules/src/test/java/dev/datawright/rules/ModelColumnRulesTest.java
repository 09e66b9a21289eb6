package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.plan.Plan;
import dev.datawright.rules.reading.Reading;
import dev.datawright.rules.schema.OutputSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelColumnRulesTest {

    private static final String BOOK = """
            {"column_type":"llm-structured","name":"book","prompt":"A book","model_alias":"w","with_trace":"all_messages",
             "output_format":{"type":"object","properties":{"title":{"type":"string"},"pages":{"type":"integer"}},
               "required":["title"]}}""";
    private static final String JUDGE = """
            {"column_type":"llm-judge","name":"judge","prompt":"{{ book.title }}","model_alias":"w",
             "extract_reasoning_content":true,
             "scores":[{"name":"tone","description":"How it sounds","options":{"1":"bad","2":"good"}}]}""";
    private static final String VECTOR =
            "{\"column_type\":\"embedding\",\"name\":\"vector\",\"target_column\":\"book\",\"model_alias\":\"e\"}";

    @Test
    void acceptsEveryKindAndOrdersThem() {
        DataDesignerConfig config = read("""
                {"column_type":"expression","name":"mark","expr":"{{ judge.tone.score }} {{ book__trace | length }}"},""" + VECTOR + "," + JUDGE + "," + BOOK);

        assertThat(Rules.check(config)).isEmpty();
        Plan plan = Rules.plan(config);
        assertThat(plan.order()).containsExactly("book", "vector", "judge", "mark");
        assertThat(plan.output())
                .containsExactly("mark", "vector", "judge", "judge__reasoning_content", "book", "book__trace");
        assertThat(plan.modelColumns()).containsExactly("vector", "judge", "book");
        assertThat(Rules.estimate(config, 10, true).modelCalls()).isEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(CodeLang.class)
    void readsEveryLanguage(CodeLang language) {
        DataDesignerConfig config = read(
                "{\"column_type\":\"llm-code\",\"name\":\"c\",\"prompt\":\"p\",\"model_alias\":\"w\",\"code_lang\":\""
                        + language.wireName() + "\",\"with_trace\":true}");

        assertThat(config.columns().getFirst())
                .isInstanceOfSatisfying(
                        LlmCodeColumnConfig.class,
                        code -> assertThat(code.codeLang()).isEqualTo(language));
        assertThat(Rules.check(config)).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithEachKind() {
        DataDesignerConfig config = read("""
                {"column_type":"llm-structured","name":"s","prompt":"{{ judge.mood.score }}","model_alias":"w",
                 "output_format":{"type":"objct"}},
                {"column_type":"llm-structured","name":"far","prompt":"x","model_alias":"e",
                 "output_format":{"$ref":"https://example.org/schema"}},
                {"column_type":"llm-judge","name":"nobody","prompt":"{{ book.titel }}","model_alias":"x","scores":[]},
                {"column_type":"llm-judge","name":"twice","prompt":"{{ vector.dimension }} {{ book.title }}","model_alias":"w","scores":[
                  {"name":"a","description":"","options":{"1":"x"}},{"name":"A","description":"","options":{}}]},
                {"column_type":"embedding","name":"own","target_column":"own","model_alias":"e"},
                {"column_type":"embedding","name":"of_vector","target_column":"vector","model_alias":"e"},
                {"column_type":"embedding","name":"of_nothing","target_column":"bok","model_alias":"e"},
                {"column_type":"expression","name":"judge__reasoning_content","expr":"x"},
                """ + BOOK + "," + JUDGE + "," + VECTOR);

        assertThat(sentences(Rules.check(config)))
                .containsExactly(
                        "columns[9].name: 'judge' brings a column 'judge__reasoning_content' along, and there is one of"
                                + " that name",
                        "columns[0].prompt: 'judge' has no part 'mood' (one of: tone)",
                        "columns[0].output_format: This is no JSON Schema: /type: does not have a value in the"
                                + " enumeration [\"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\","
                                + " \"string\"] (such as {\"type\": \"object\", \"properties\": {\"title\": {\"type\":"
                                + " \"string\"}}})",
                        "columns[1].model_alias: The model 'e' makes embeddings, and this column needs one that writes"
                                + " (name another model, or give it the generation_type chat-completion)",
                        "columns[1].output_format: The schema refers to 'https://example.org/schema', and only"
                                + " references within it, such as '#/$defs/address', are followed (such as {\"type\":"
                                + " \"object\", \"properties\": {\"title\": {\"type\": \"string\"}}})",
                        "columns[2].prompt: 'book' has no part 'titel' (did you mean 'title'?)",
                        "columns[2].model_alias: There is no model 'x' (did you mean 'e'?)",
                        "columns[2].scores: The judge has no score to give (add at least one score)",
                        "columns[3].scores[1].name: There is another score named 'A'",
                        "columns[3].scores[1].options: The score has no marks to choose from (such as {\"1\": \"poor\","
                                + " \"2\": \"good\"})",
                        "columns[4].target_column: The column 'own' refers to itself",
                        "columns[5].target_column: 'vector' holds vectors already, and vectors are made of texts (name"
                                + " a column of texts)",
                        "columns[6].target_column: There is no column 'bok' (did you mean 'book'?)");
    }

    @Test
    void tellsWhatIsWrongWithTheShape() {
        assertThat(sentences(Rules.read(WireJson.mapper().readTree("""
                {"columns":[
                  {"column_type":"llm-code","name":"c","prompt":"p","model_alias":"w","code_lang":"pyhton"},
                  {"column_type":"llm-structured","name":"s","prompt":"p","model_alias":"w","output_format":"x"},
                  {"column_type":"llm-judge","name":"j","prompt":"p","model_alias":"w","with_trace":"some",
                   "scores":[{"name":"a","options":{"1":2}}]},
                  {"column_type":"embedding","name":"e","target_column":"c","model_alias":"w","prompt":"x"}],
                 "model_configs":[{"alias":"w","inference_parameters":{
                   "temperature":{"distribution_type":"uniform","params":{"low":1,"high":3}},
                   "top_p":{"distribution_type":"manual","params":{"values":[0.5,1],"weights":[1]}}}}]}""")).violations()))
                .containsExactly(
                        "columns[0].code_lang: 'pyhton' is not a value of 'code_lang' (did you mean 'python'?)",
                        "columns[1].output_format: This must be a JSON Schema, which is an object, not the text 'x'",
                        "columns[2].with_trace: 'some' is not a value of 'with_trace' (one of: none, last_message,"
                                + " all_messages)",
                        "columns[2].scores[0].description: The field 'description' is missing in a score",
                        "columns[2].scores[0].options.1: This must be a text, not the number 2",
                        "columns[3].prompt: There is no field 'prompt' in an embedding column (one of: column_type, name, skip,"
                                + " propagate_skip, target_column, model_alias, drop)",
                        "model_configs[0].inference_parameters.temperature.params.low: 'temperature' can only be"
                                + " between 0 and 2",
                        "model_configs[0].inference_parameters.top_p.params.weights: There must be one weight for each"
                                + " value, none negative and not all 0");
    }

    @Test
    void renamesWhatComesIntoBeingBesideAColumn() {
        DataDesignerConfig config = read(BOOK
                + ",{\"column_type\":\"expression\",\"name\":\"t\",\"expr\":\"{{ book__trace }} {{ book.title }}\"},"
                + VECTOR);

        DataDesignerConfig renamed = Rules.rename(config, "book", "novel");

        assertThat(Rules.check(renamed)).isEmpty();
        assertThat(renamed.column("t").orElseThrow().templates())
                .containsExactly("{{ novel__trace }} {{ novel.title }}");
        assertThat(renamed.column("vector").orElseThrow().namedColumns()).containsExactly("novel");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":"a","pages":3,"extra":1} | `{"title":"a","pages":3}` | ``
            {"pages":"3"}                     | `{"pages":"3"}`           | `required property 'title' not found; /pages: string found, integer expected`
            []                                | `[]`                      | `array found, object expected`
            """)
    void holdsAnswersToASchema(String answer, String pruned, String errors) {
        OutputSchema schema = OutputSchema.of(Map.of(
                "type", "object",
                "properties", Map.of("title", Map.of("type", "string"), "pages", Map.of("type", "integer")),
                "required", List.of("title")));

        var json = schema.pruned(WireJson.mapper().readTree(answer));

        assertThat(json.toString()).isEqualTo(pruned);
        assertThat(schema.errors(json))
                .containsExactlyInAnyOrder(errors.isEmpty() ? new String[0] : errors.split("; "));
    }

    @Test
    void givesUpOnAPatternThatNeverEnds() {
        OutputSchema schema = OutputSchema.of(Map.of("type", "string", "pattern", "^(a+)+$"));

        assertThat(schema.errors(WireJson.mapper().valueToTree("a".repeat(60) + "b")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"model_alias":"w","summary_score_sample_size":null} |
            {"model_alias":"x","summary_score_sample_size":null} | profilers[0].model_alias: There is no model 'x'
            {"model_alias":"w"}                                  | profilers[0].summary_score_sample_size: Summaries of scores are not supported: a model would write them once all rows are made, beyond what was approved and the limit of costs (set summary_score_sample_size to null; the scores are measured all the same)
            {"model_alias":"w","summary_score_sample_size":5}    | profilers[0].summary_score_sample_size: Summaries of scores are not supported: a model would write them once all rows are made, beyond what was approved and the limit of costs (set summary_score_sample_size to null; the scores are measured all the same)
            {"model_alias":"w","summary_score_sample_size":0}    | profilers[0].summary_score_sample_size: summary_score_sample_size is 0; it is at least 1, or null
            {"summary_score_sample_size":null}                   | profilers[0].model_alias: The field 'model_alias' is missing in a profiler of judges' scores
            {"model_alias":"w","summary_score_sample_size":null,"n":1} | profilers[0].n: There is no field 'n' in a profiler of judges' scores
            """)
    void readsProfilersThatAskNoModel(String profiler, String sentence) {
        Reading<DataDesignerConfig> reading = Rules.read(WireJson.mapper()
                .readTree("{\"columns\":[" + BOOK + "," + JUDGE + "],\"model_configs\":[{\"alias\":\"w\"}],"
                        + "\"profilers\":[" + profiler + "]}"));
        List<Violation> found = reading.isValid() ? Rules.check(reading.orElseThrow()) : reading.violations();

        if (sentence == null) {
            assertThat(found).isEmpty();
            String json = WireJson.mapper().writeValueAsString(reading.orElseThrow());
            assertThat(json).contains("\"profilers\":[{\"model_alias\":\"w\",\"summary_score_sample_size\":null}]");
            assertThat(Rules.read(WireJson.mapper().readTree(json)).orElseThrow())
                    .isEqualTo(reading.orElseThrow());
            assertThat(Rules.rename(reading.orElseThrow(), "book", "novel").profilers())
                    .isEqualTo(reading.orElseThrow().profilers());
        } else {
            assertThat(sentences(found)).singleElement().asString().startsWith(sentence);
        }
    }

    private static DataDesignerConfig read(String columns) {
        Reading<DataDesignerConfig> reading = Rules.read(
                WireJson.mapper()
                        .readTree(
                                "{\"columns\":[" + columns
                                        + "],\"model_configs\":[{\"alias\":\"w\",\"inference_parameters\":{"
                                        + "\"temperature\":{\"distribution_type\":\"uniform\",\"params\":{\"low\":0.1,\"high\":1}}}},"
                                        + "{\"alias\":\"e\",\"inference_parameters\":{\"generation_type\":\"embedding\",\"dimensions\":8}}]}"));
        assertThat(sentences(reading.violations())).isEmpty();
        return reading.orElseThrow();
    }

    private static List<String> sentences(List<Violation> violations) {
        return violations.stream().map(Violation::toSentence).toList();
    }
}
