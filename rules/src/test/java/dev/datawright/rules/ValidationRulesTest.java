package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.contract.json.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationRulesTest {

    private static final String CODE = """
            {"columns":[{"column_type":"expression","name":"c","expr":"SELECT 1"},
              {"column_type":"validation","name":"v",%s,"batch_size":10,"skip":null,"propagate_skip":true,"drop":false},
              {"column_type":"expression","name":"ok","expr":"{{ v.is_valid }}"}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "target_columns":["c"],"validator_type":"code","validator_params":{"code_lang":"sql:postgres"} |
            "target_columns":["c"],"validator_type":"code","validator_params":{"validator_type":"code","code_lang":"python"} |
            "target_columns":["c"],"validator_type":"remote","validator_params":{"endpoint_url":"https://v.example.com/a","output_schema":{"type":"object"},"timeout":5,"max_retries":0,"retry_backoff":1.5,"max_parallel_requests":1} |
            "target_columns":[],"validator_type":"code","validator_params":{"code_lang":"python"} | columns[1].target_columns: There is no column to validate (name at least one column)
            "target_columns":["d"],"validator_type":"code","validator_params":{"code_lang":"python"} | columns[1].target_columns[0]: There is no column 'd' (did you mean 'c'?)
            "target_columns":["v"],"validator_type":"code","validator_params":{"code_lang":"python"} | columns[1].target_columns[0]: The column 'v' refers to itself
            "target_columns":["c"],"validator_type":"code","validator_params":{"code_lang":"rust"} | columns[1].validator_params.code_lang: 'rust' is not a value of 'code_lang' (one of: python, sql:sqlite, sql:tsql, sql:bigquery, sql:mysql, sql:postgres, sql:ansi)
            "target_columns":["c"],"validator_type":"code","validator_params":{} | columns[1].validator_params.code_lang: The field 'code_lang' is missing in a code validator
            "target_columns":["c"],"validator_type":"local_callable","validator_params":{} | columns[1].validator_type: A function of the caller's own program (local_callable) cannot be called from here (serve it over HTTP and use 'remote', or use 'code')
            "target_columns":["c"],"validator_type":"remote","validator_params":{"endpoint_url":"file:///etc/passwd"} | columns[1].validator_params.endpoint_url: The address starts with neither http:// nor https:// (such as https://validator.example.com/check)
            "target_columns":["c"],"validator_type":"remote","validator_params":{"endpoint_url":"http://u:p@h/"} | columns[1].validator_params.endpoint_url: The address holds a password or a user's name (such as https://validator.example.com/check)
            "target_columns":["c"],"validator_type":"remote","validator_params":{"endpoint_url":"http://h/","max_retries":1000} | columns[1].validator_params.max_retries: 1000 is not from 0 to 10
            "target_columns":["c"],"validator_type":"remote","validator_params":{"endpoint_url":"http://h/","output_schema":[]} | columns[1].validator_params.output_schema: This must be a JSON Schema, not a list
            """)
    void judgesValidators(String fields, String sentence) {
        assertThat(SkipRulesTest.sentences(CODE.formatted(fields)))
                .containsExactlyElementsOf(sentence == null ? List.of() : List.of(sentence));
    }

    @Test
    void readsAValidationColumn() {
        DataDesignerConfig config =
                Rules.read(WireJson.mapper().readTree(CODE.formatted("""
                        "target_columns":["c"],"validator_type":"code","validator_params":{"code_lang":"sql:ansi"}"""))).orElseThrow();

        assertThat(config.columns().get(1))
                .isEqualTo(new ValidationColumnConfig(
                        "v", List.of("c"), new ValidatorParams.Code(CodeLang.SQL_ANSI), 10, null, null, false));
        assertThat(Rules.read(WireJson.mapper().valueToTree(config)).orElseThrow())
                .isEqualTo(config);
        assertThat(Rules.plan(config).order()).containsExactly("c", "v", "ok");
    }
}
