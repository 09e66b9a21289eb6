package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.rules.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamingTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    A fine of {{ fine }} EUR              => A fine of {{ amount }} EUR
                    {{ fine * 2 + fine }}                 => {{ amount * 2 + amount }}
                    {{ 'fine' ~ fine }}                   => {{ 'fine' ~ amount }}
                    {{ "{{ fine }}" ~ fine }}             => {{ "{{ fine }}" ~ amount }}
                    {# fine #}{{ fines }} {{ fine_2 }}    => {# fine #}{{ fines }} {{ fine_2 }}
                    {{ other.fine }} {{ other['fine'] }}  => {{ other.fine }} {{ other['fine'] }}
                    {{ fine.fine }}                       => {{ amount.fine }}
                    {% if fine > 3 %}fine{% elif not fine %}{{fine}}{% endif %} => {% if amount > 3 %}fine{% elif not amount %}{{amount}}{% endif %}
                    {{ x|default(fine) if fine else [fine, (fine)] }} => {{ x|default(amount) if amount else [amount, (amount)] }}
                    {{- fine -}}                          => {{- amount -}}
                    """)
    void followsMentionsAlone(String before, String after) {
        assertThat(Template.renamed(before, "fine", "amount")).isEqualTo(after);
    }

    @Test
    void leavesNamesOfFiltersAlone() {
        assertThat(Template.renamed("{{ round | round(2) }}\n", "round", "lap")).isEqualTo("{{ lap | round(2) }}\n");
    }

    @Test
    void followsTheColumnThroughTheWholeDesign() {
        DataDesignerConfig before = config("""
                {"columns":[
                  {"column_type":"sampler","name":"kind","sampler_type":"category","params":{"values":["kind","b"]}},
                  {"column_type":"sampler","name":"part","sampler_type":"subcategory",
                   "params":{"category":"kind","values":{"kind":["x"],"b":["y"]}}},
                  {"column_type":"sampler","name":"low","sampler_type":"uniform","params":{"low":0,"high":1}},
                  {"column_type":"llm-text","name":"note","prompt":"kind {{ kind }}","model_alias":"writer",
                   "system_prompt":"{{ kind }}"}],
                 "constraints":[
                  {"constraint_type":"column_inequality","target_column":"low","operator":"lt","rhs":"kind"},
                  {"constraint_type":"scalar_inequality","target_column":"kind","operator":"lt","rhs":1}],
                 "processors":[{"processor_type":"drop_columns","name":"drop","column_names":["kind","low"]}]}""");
        DataDesignerConfig after = Rules.rename(before, "kind", "sort");
        assertThat(after).isEqualTo(config("""
                {"columns":[
                  {"column_type":"sampler","name":"sort","sampler_type":"category","params":{"values":["kind","b"]}},
                  {"column_type":"sampler","name":"part","sampler_type":"subcategory",
                   "params":{"category":"sort","values":{"kind":["x"],"b":["y"]}}},
                  {"column_type":"sampler","name":"low","sampler_type":"uniform","params":{"low":0,"high":1}},
                  {"column_type":"llm-text","name":"note","prompt":"kind {{ sort }}","model_alias":"writer",
                   "system_prompt":"{{ sort }}"}],
                 "constraints":[
                  {"constraint_type":"column_inequality","target_column":"low","operator":"lt","rhs":"sort"},
                  {"constraint_type":"scalar_inequality","target_column":"sort","operator":"lt","rhs":1}],
                 "processors":[{"processor_type":"drop_columns","name":"drop","column_names":["sort","low"]}]}"""));
        assertThat(Rules.rename(after, "sort", "kind")).isEqualTo(before);
    }

    @Test
    void namesTheColumnsThatAreMadeFromAnother() {
        DataDesignerConfig config = config("""
                {"columns":[
                  {"column_type":"sampler","name":"a","sampler_type":"bernoulli","params":{"p":0.5}},
                  {"column_type":"expression","name":"b","expr":"{{ a }}"},
                  {"column_type":"expression","name":"c","expr":"{{ b }}"}]}""");
        assertThat(Rules.referrers(config, "a")).containsExactly("b");
        assertThat(Rules.referrers(config, "c")).isEmpty();
    }

    @Test
    void followsTheColumnThroughConditionsAndDistances() {
        DataDesignerConfig before = config("""
                {"columns":[
                  {"column_type":"sampler","name":"out","sampler_type":"datetime",
                   "params":{"start":"2025-01-01","end":"2026-01-01"}},
                  {"column_type":"sampler","name":"back","sampler_type":"timedelta",
                   "params":{"dt_min":1,"dt_max":9,"reference_column_name":"out"},
                   "conditional_params":{"out > '2025-06'":{"sampler_type":"timedelta","dt_min":1,"dt_max":3,"reference_column_name":"out"}}}]}""");
        assertThat(Rules.rename(before, "out", "lent")).isEqualTo(config("""
                {"columns":[
                  {"column_type":"sampler","name":"lent","sampler_type":"datetime",
                   "params":{"start":"2025-01-01","end":"2026-01-01"}},
                  {"column_type":"sampler","name":"back","sampler_type":"timedelta",
                   "params":{"dt_min":1,"dt_max":9,"reference_column_name":"lent"},
                   "conditional_params":{"lent > '2025-06'":{"sampler_type":"timedelta","dt_min":1,"dt_max":3,"reference_column_name":"lent"}}}]}"""));
    }

    private static DataDesignerConfig config(String json) {
        return WireJson.mapper().readValue(json, DataDesignerConfig.class);
    }
}
