package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.reading.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkipRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"when":"{{ n == 1 }}","value":"none"} |
            {"when":"{{ n == 1 }}","value":0.5}    |
            {"when":"{{ n == 1 }}","value":false}  |
            {"when":"{{ n == 1 }}","value":null}   |
            {"when":"n == 1"}                      | columns[1].skip.when: The condition mentions no column, so it is the same in every row (such as {{ in_stock == 0 }})
            {"when":"{{ 1 == 1 }}"}                | columns[1].skip.when: The condition mentions no column, so it is the same in every row (such as {{ in_stock == 0 }})
            {"when":"{{ m }}"}                     | columns[1].skip.when: There is no column 'm' (did you mean 'n'?)
            {"when":"{{ e }}"}                     | columns[1].skip.when: The column 'e' refers to itself
            {"when":"{{ n"}                        | columns[1].skip.when: '{{' has no '}}', near the end
            {"when":""}                            | columns[1].skip.when: The template is empty (such as {{ another_column }})
            {"value":1}                            | columns[1].skip.when: The field 'when' is missing in a skip rule
            {"when":"{{ n }}","value":[1]}         | columns[1].skip.value: This must be a text, a number, true or false, not a list
            {"when":"{{ n }}","valu":1}            | columns[1].skip.valu: There is no field 'valu' in a skip rule (did you mean 'value'?)
            "{{ n }}"                              | columns[1].skip: This must be an object (a skip rule), not the text '{{ n }}'
            """)
    void judgesSkipRules(String skip, String sentence) {
        List<String> found = sentences("""
                {"columns":[{"column_type":"sampler","name":"n","sampler_type":"bernoulli","params":{"p":0.5}},
                  {"column_type":"expression","name":"e","expr":"{{ n }}","skip":%s}]}""".formatted(skip));

        if (sentence == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasSize(1).first().asString().startsWith(sentence.split(", near")[0]);
        }
    }

    @Test
    void refusesAValueThatIsNotOfTheColumnsType() {
        assertThat(sentences("""
                {"columns":[{"column_type":"sampler","name":"n","sampler_type":"bernoulli","params":{"p":0.5}},
                  {"column_type":"expression","name":"e","expr":"{{ n }}","dtype":"int",
                   "skip":{"when":"{{ n }}","value":"none"}}]}"""))
                .containsExactly("columns[1].skip.value: The value is 'none', which cannot be converted to the column's"
                        + " type (such as -1, or leave it out)");
    }

    @Test
    void readsWhatIsSkippedWhere() {
        DataDesignerConfig config = read("""
                {"columns":[{"column_type":"sampler","name":"n","sampler_type":"bernoulli","params":{"p":0.5},
                    "propagate_skip":false},
                  {"column_type":"expression","name":"e","expr":"{{ n }}","skip":{"when":"{{ n }}","value":7},
                   "propagate_skip":true},
                  {"column_type":"expression","name":"f","expr":"{{ e }}","propagate_skip":false}]}""");

        assertThat(config.columns().get(1).skip()).isEqualTo(new Skip("{{ n }}", "7"));
        assertThat(config.columns().get(1).propagatesSkip()).isTrue();
        assertThat(config.columns().get(2).propagatesSkip()).isFalse();
        assertThat(Rules.read(WireJson.mapper().valueToTree(config)).orElseThrow())
                .isEqualTo(config);
    }

    @Test
    void ordersAColumnAfterThoseThatDecideWhetherItIsMade() {
        DataDesignerConfig config = read("""
                {"columns":[{"column_type":"expression","name":"e","expr":"x","skip":{"when":"{{ f }}"}},
                  {"column_type":"expression","name":"f","expr":"{{ n }}"},
                  {"column_type":"sampler","name":"n","sampler_type":"bernoulli","params":{"p":0.5}}]}""");

        assertThat(Rules.check(config)).isEmpty();
        assertThat(Rules.plan(config).order()).containsExactly("n", "f", "e");
        assertThat(Rules.rename(config, "f", "g").column("e").orElseThrow().skip())
                .isEqualTo(new Skip("{{ g }}", null));
    }

    private static DataDesignerConfig read(String json) {
        return Rules.read(WireJson.mapper().readTree(json)).orElseThrow();
    }

    static List<String> sentences(String json) {
        Reading<DataDesignerConfig> reading = Rules.read(WireJson.mapper().readTree(json));
        List<Violation> violations = reading.isValid() ? Rules.check(reading.orElseThrow()) : reading.violations();
        return violations.stream().map(Violation::toSentence).toList();
    }
}
