package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uniform   | {"low":5,"high":1}                     |          | columns[0].params.low: low (5) is greater than high (1) (swap low and high)
            uniform   | {"low":1.2,"high":1.4}                 | int      | columns[0].params: There is no whole number between 1.2 and 1.4 (widen the range or allow more decimal places)
            uniform   | {"low":1,"high":2,"decimal_places":99} |          | columns[0].params.decimal_places: decimal_places is 99, not between 0 and 15
            uniform   | {"low":1,"high":2}                     | date     | columns[0].convert_to: A uniform column cannot be converted to 'date' (one of: float, int, str)
            uuid      | {}                                     | str      | columns[0].convert_to: A uuid column cannot be converted (leave convert_to out)
            gaussian  | {"mean":1,"stddev":0}                  |          | columns[0].params.stddev: The standard deviation is 0; it must be greater than 0
            bernoulli | {"p":70}                               |          | columns[0].params.p: The probability is 70, not between 0 and 1 (70 percent is 0.7)
            poisson   | {"mean":-1}                            |          | columns[0].params.mean: The mean is -1; it must be between 0 and a billion
            binomial  | {"n":-1,"p":0.5}                       |          | columns[0].params.n: There are -1 trials; at least 0 are possible
            binomial  | {"n":1,"p":5}                          |          | columns[0].params.p: The probability is 5, not between 0 and 1 (70 percent is 0.7)
            scipy     | {"dist_name":"gama","dist_params":{}}  |          | columns[0].params.dist_name: 'gama' is none of the distributions of scipy.stats that can be drawn from (did you mean 'gamma'?)
            scipy     | {"dist_name":"gamma","dist_params":{}} |          | columns[0].params.dist_params.a: The distribution gamma needs 'a' (a number greater than 0)
            scipy     | {"dist_name":"uniform","dist_params":{"loc":1.2,"scale":0.2}} | int | columns[0].params: There is no whole number that could be drawn (widen the spread or allow more decimal places)
            scipy     | {"dist_name":"norm","dist_params":{"mean":1}} |  | columns[0].params.dist_params.mean: The distribution norm has no parameter 'mean' (one of: loc, scale)
            scipy     | {"dist_name":"gamma","dist_params":{"a":1e308}} | | columns[0].params.dist_params: These parameters make no distribution of finite numbers: a = 1.0E308
            bernoulli_mixture | {"p":0.5,"dist_name":"expon","dist_params":{"scale":0}} | | columns[0].params.dist_params.scale: 'scale' is 0; it must be greater than 0
            timedelta | {"dt_min":5,"dt_max":5,"reference_column_name":"d"} | | columns[0].params.dt_max: dt_max (5) is not above dt_min (5); dt_max itself is never drawn
            timedelta | {"dt_min":-1,"dt_max":5,"reference_column_name":"d"} | | columns[0].params.dt_min: dt_min is -1; a distance is at least 0
            timedelta | {"dt_min":0,"dt_max":5,"reference_column_name":"b"} | | columns[0].params.reference_column_name: 'b' is no datetime or timedelta column
            timedelta | {"dt_min":0,"dt_max":5,"reference_column_name":"c"} | | columns[0].params.reference_column_name: There is no column 'c' (did you mean 'b'?)
            person    | {"with_synthetic_personas":true}       |          | columns[0].params.with_synthetic_personas: Described personalities need NVIDIA's managed data (add an llm-text column that describes the person)
            person    | {"sex":"Male"}                         | str      | columns[0].convert_to: A person column cannot be converted (leave convert_to out)
            category  | {"values":[]}                          |          | columns[0].params.values: There are no values to draw from
            category  | {"values":["a","a"]}                   |          | columns[0].params.values: 'a' is listed more than once (use weights to make a value more likely)
            category  | {"values":["a"],"weights":[1,2]}       |          | columns[0].params.weights: There are 2 weights for 1 values (give one weight for each value)
            category  | {"values":["a","b"],"weights":[1,-2]}  |          | columns[0].params.weights: A weight is negative or no number
            category  | {"values":["a","b"],"weights":[0,0]}   |          | columns[0].params.weights: All weights are 0, so no value could be drawn
            category  | {"values":["1","b"]}                   | int      | columns[0].params.values: 'b' cannot be converted to int
            datetime  | {"start":"monday","end":"2025"}        |          | columns[0].params.start: 'monday' is not a date or time in ISO 8601 (such as 2026-01-31 or 2026-01-31T09:30:00)
            datetime  | {"start":"2025","end":"2025"}          |          | columns[0].params.end: end (2025) is not after start (2025); the end itself is never drawn
            datetime  | {"start":"2025","end":"2026"}          | %Y-%Q    | columns[0].convert_to: convert_to of a datetime is a strftime pattern, but '%Q' is not a supported directive (such as %Y-%m-%d; supported: %Y %y %m %B %b %d %e %j %A %a %H %I %p %M %S %f %F %T %%)
            datetime  | {"start":"2025","end":"2026"}          | str      | columns[0].convert_to: convert_to of a datetime is a strftime pattern, but 'str' has no directive such as %Y (such as %Y-%m-%d; supported: %Y %y %m %B %b %d %e %j %A %a %H %I %p %M %S %f %F %T %%)
            person_from_faker | {"locale":"de_DE","age_range":[70,20]} |  | columns[0].params.age_range: The youngest age 70 is above the oldest 20
            person_from_faker | {"age_range":[18]}             |          | columns[0].params.age_range: age_range has 1 numbers, not two (such as [18, 65])
            person_from_faker | {"age_range":[1,200]}          |          | columns[0].params.age_range: age_range [1, 200] is not within 0 to 114
            subcategory | {"category":"b","values":{}}         |          | columns[0].params.category: 'b' is not a category column
            subcategory | {"category":"c","values":{}}         |          | columns[0].params.category: There is no column 'c' (did you mean 'b'?)
            """)
    void refusesSamplers(String type, String params, String convertTo, String sentence) {
        String conversion = convertTo == null ? "" : ",\"convert_to\":\"" + convertTo + "\"";
        assertThat(sentences("{\"columns\":[{\"column_type\":\"sampler\",\"name\":\"a\",\"sampler_type\":\"" + type
                        + "\",\"params\":" + params + conversion + "},"
                        + "{\"column_type\":\"sampler\",\"name\":\"b\",\"sampler_type\":\"uuid\"},"
                        + "{\"column_type\":\"sampler\",\"name\":\"d\",\"sampler_type\":\"datetime\","
                        + "\"params\":{\"start\":\"2025\",\"end\":\"2026\"}}]}"))
                .containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uniform  | {"low":1,"high":2}  | | constraints[0]: 'a' is a number of any length, of which there is no list (give it decimal_places, or convert it to int)
            gaussian | {"mean":1,"stddev":2} | int | constraints[0]: 'a' is a gaussian column, whose values are not all equally likely or not known before (use a uuid, a category, a uniform number or a datetime)
            category | {"values":["x","y"],"weights":[1,2]} | | constraints[0]: 'a' has weights, and values that come at most once cannot be more or less frequent (leave the weights out)
            category | {"values":[1,1.2]} | int | constraints[0]: 'a' has values that are the same once they are converted (leave convert_to out)
            datetime | {"start":"2025","end":"2026","unit":"h"} | %Y-%m-%d | constraints[0]: 'a' is written without its hours, so different points in time look alike (choose a coarser unit, or a longer format)
            """)
    void refusesUniquenessOfValuesThatCannotBeListed(String type, String params, String convertTo, String sentence) {
        String conversion = convertTo == null ? "" : ",\"convert_to\":\"" + convertTo + "\"";
        assertThat(sentences("{\"columns\":[{\"column_type\":\"sampler\",\"name\":\"a\",\"sampler_type\":\"" + type
                        + "\",\"params\":" + params + conversion
                        + "}],\"constraints\":[{\"constraint_type\":\"unique\",\"target_column\":\"a\"}]}"))
                .containsExactly(sentence);
    }

    @Test
    void tellsOfAConstraintOnAnUnsoundColumnWithAnUnsoundTwin() {
        assertThat(sentences("""
                {"columns":[
                  {"column_type":"sampler","name":"a","sampler_type":"datetime",
                   "params":{"start":"2025","end":"2026"},"convert_to":"2025"},
                  {"column_type":"sampler","name":"a","sampler_type":"datetime","params":{"start":"2025","end":"2026"}},
                  {"column_type":"sampler","name":"b","sampler_type":"datetime","params":{"start":"2025","end":"2026"}}],
                 "constraints":[{"constraint_type":"column_inequality","target_column":"a","operator":"lt","rhs":"b"}]}"""))
                .anyMatch(sentence -> sentence.startsWith("columns[0].convert_to"))
                .anyMatch(sentence -> sentence.startsWith("columns[1].name"));
    }

    @Test
    void comparesSubcategoriesWithTheirParents() {
        assertThat(sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"category","name":"kind","params":{"values":["book","film"]}},
                  {"column_type":"sampler","sampler_type":"subcategory","name":"item",
                   "params":{"category":"kind","values":{"book":["novel"],"flim":[]}}}]}"""))
                .containsExactly(
                        "columns[1].params.values.flim: There are no values to draw from",
                        "columns[1].params.values: There are no values for 'film' of 'kind'",
                        "columns[1].params.values.flim: 'flim' is not a value of 'kind' (did you mean 'film'?)");
    }

    @Test
    void checksTheParametersOfEachCondition() {
        assertThat(sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"category","name":"kind","params":{"values":["car","bus"]},
                   "conditional_params":{"age > 5":{"values":["bus","tram"]}}},
                  {"column_type":"sampler","sampler_type":"uniform","name":"age","params":{"low":0,"high":9},
                   "conditional_params":{
                     "kind ==":{"low":0,"high":1},
                     "kid == 'bus'":{"low":3,"high":1},
                     "age > 1":{"low":0,"high":1},
                     "note == 'x'":{"low":0,"high":1},
                     "{{ kind }}":{"low":0,"high":1}}},
                  {"column_type":"sampler","sampler_type":"subcategory","name":"line",
                   "params":{"category":"kind","values":{"car":["A"],"bus":["B"],"trm":["C"]}}},
                  {"column_type":"expression","name":"note","expr":"{{ kind }}"}],
                 "constraints":[{"constraint_type":"scalar_inequality","target_column":"age","operator":"gt","rhs":1}]}"""))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("columns[1].conditional_params.kind ==: "))
                .contains(
                        "columns[1].conditional_params.kid == 'bus': There is no column 'kid' (did you mean 'kind'?)",
                        "columns[1].conditional_params.kid == 'bus'.low: low (3) is greater than high (1)"
                                + " (swap low and high)",
                        "columns[1].conditional_params.age > 1: The column 'age' refers to itself",
                        "columns[1].conditional_params.note == 'x': 'note' is not a sampler column; conditions are"
                                + " possible on sampler columns only",
                        "columns[2].params.values: There are no values for 'tram' of 'kind'",
                        "columns[2].params.values.trm: 'trm' is not a value of 'kind' (did you mean 'tram'?)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            scalar_inequality | bell | gt | 175    | 'bell > 175' holds for one of about 3,488,556 of the values of 'bell' (change the constraint, or the parameters of the column)
            scalar_inequality | bell | gt | 150    |
            scalar_inequality | rare | ge | 1      |
            scalar_inequality | wait | ge | 500    | 'wait >= 500' holds for none of the values of 'wait' (change the constraint, or the parameters of the column)
            scalar_inequality | list | gt | 1      | 'list > 1' holds for one of about 10,000,001 of the values of 'list' (change the constraint, or the parameters of the column)
            column_inequality | bell | lt | `"low"` | 'bell < low' would hold in one of about 335,035 rows (bring the ranges of the two columns closer together)
            column_inequality | low  | lt | `"bell"` |
            column_inequality | late | lt | `"early"` | 'late < early' would hold in one of about 21,418 rows (bring the ranges of the two columns closer together)
            column_inequality | bell | lt | `"tiny"` | 'bell < tiny' would hold in no row (bring the ranges of the two columns closer together)
            column_inequality | early | le | `"late"` |
            """)
    void refusesConstraintsThatHardlyEverHold(
            String type, String target, String operator, String rhs, String sentence) {
        List<String> found = sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"gaussian","name":"bell","params":{"mean":100,"stddev":15}},
                  {"column_type":"sampler","sampler_type":"bernoulli","name":"rare","params":{"p":0.00001}},
                  {"column_type":"sampler","sampler_type":"scipy","name":"wait",
                   "params":{"dist_name":"expon","dist_params":{"scale":15}}},
                  {"column_type":"sampler","sampler_type":"category","name":"list",
                   "params":{"values":[1,2],"weights":[10000000,1]}},
                  {"column_type":"sampler","sampler_type":"uniform","name":"low","params":{"low":0,"high":40.4}},
                  {"column_type":"sampler","sampler_type":"uniform","name":"tiny","params":{"low":-20,"high":-10}},
                  {"column_type":"sampler","sampler_type":"datetime","name":"early",
                   "params":{"start":"2025-01-01","end":"2025-02-02","unit":"m"}},
                  {"column_type":"sampler","sampler_type":"datetime","name":"late",
                   "params":{"start":"2025-02-01","end":"2026-01-01","unit":"m"}}],
                 "constraints":[{"constraint_type":"%s","target_column":"%s","operator":"%s","rhs":%s}]}""".formatted(type, target, operator, rhs));
        assertThat(found).isEqualTo(sentence == null ? List.of() : List.of("constraints[0]: " + sentence));
    }

    @Test
    void refusesNamesThatTemplatesCannotMention() {
        assertThat(sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"uuid","name":""},
                  {"column_type":"sampler","sampler_type":"uuid","name":"2nd"},
                  {"column_type":"sampler","sampler_type":"uuid","name":"date written"},
                  {"column_type":"sampler","sampler_type":"uuid","name":"if"},
                  {"column_type":"sampler","sampler_type":"uuid","name":"Id"},
                  {"column_type":"sampler","sampler_type":"uuid","name":"id"},
                  {"column_type":"sampler","sampler_type":"uuid","name":"id"}]}"""))
                .containsExactly(
                        "columns[0].name: The column has an empty name (such as order_id)",
                        "columns[1].name: The name '2nd' cannot be used in prompts and expressions: only letters a to z,"
                                + " digits and underscores, not starting with a digit (such as order_id)",
                        "columns[2].name: The name 'date written' cannot be used in prompts and expressions: only letters"
                                + " a to z, digits and underscores, not starting with a digit (such as order_id)",
                        "columns[3].name: The name 'if' is a word of the template language (such as order_id)",
                        "columns[5].name: 'id' differs from 'Id' only in upper and lower case, which databases do not"
                                + " tell apart",
                        "columns[6].name: There is another column named 'id'");
    }

    @Test
    void followsReferences() {
        assertThat(sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"person_from_faker","name":"person"},
                  {"column_type":"expression","name":"a","expr":"{{ b }}"},
                  {"column_type":"expression","name":"b","expr":"{{ c ~ 1 }}"},
                  {"column_type":"expression","name":"c","expr":"{% if a %}x{% endif %}"},
                  {"column_type":"expression","name":"d","expr":"{{ d }} {{ persn.age }} {{ person.fist_name }}"},
                  {"column_type":"expression","name":"e","expr":"{{ a.x }} {{ person['age'] }}"},
                  {"column_type":"llm-text","name":"f","prompt":"{{ a","model_alias":"writr","system_prompt":" "},
                  {"column_type":"expression","name":"g","expr":"{{ a | uper }}"}],
                 "processors":[{"processor_type":"drop_columns","name":"p","column_names":["bb"]}]}"""))
                .containsExactly(
                        "columns[4].expr: The column 'd' refers to itself",
                        "columns[4].expr: There is no column 'persn' (did you mean 'person'?)",
                        "columns[4].expr: A person has no 'fist_name' (did you mean 'first_name'?)",
                        "columns[5].expr: 'a' has no parts, so there is no 'a.x' (use {{ a }})",
                        "columns[6].prompt: '{{' has no '}}', near `{{ a`",
                        "columns[6].system_prompt: The template is empty (such as {{ another_column }})",
                        "columns[6].model_alias: There is no model 'writr' (did you mean 'writer'?)",
                        "columns[7].expr: There is no filter 'uper' (did you mean 'upper'?), near `{{ a | uper }}`",
                        "columns[1]: The columns need each other in a circle: a -> b -> c -> a",
                        "processors[0].column_names[0]: There is no column 'bb' to drop (did you mean 'b'?)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            scalar_inequality | low   | gt | 100     | 'low > 100' can never hold: 'low' is at most 100
            scalar_inequality | low   | lt | 0       | 'low < 0' can never hold: 'low' is at least 0
            scalar_inequality | when  | lt | 0       | 'when' is a point in time and cannot be compared with a number
            scalar_inequality | text  | lt | 0       | 'text' is a category of texts column; constraints are possible on numbers and points in time only
            scalar_inequality | sum   | lt | 0       | 'sum' is not a sampler column; constraints are possible on sampler columns only
            scalar_inequality | lo    | lt | 0       | There is no column 'lo'
            column_inequality | low   | gt | `"far"` | 'low < far' can never hold
            column_inequality | far   | lt | `"low"` | 'far < low' can never hold: 'far' is at least 200 and 'low' at most 100
            column_inequality | low   | lt | `"low"` | 'low' is compared with itself
            column_inequality | low   | lt | `"when"`| 'low' and 'when' cannot be compared: one is a point in time, the other a number
            column_inequality | when  | gt | `"late"`| 'late < when' can never hold: 'late' is at least 2030-01-01T00:00 and 'when' at most 2025-12-31T00:00
            """)
    void refusesConstraintsThatCannotHold(String type, String target, String operator, String rhs, String sentence) {
        List<String> sentences = sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"uniform","name":"low","params":{"low":0,"high":100}},
                  {"column_type":"sampler","sampler_type":"uniform","name":"far","params":{"low":200,"high":300}},
                  {"column_type":"sampler","sampler_type":"category","name":"text","params":{"values":["x"]}},
                  {"column_type":"sampler","sampler_type":"datetime","name":"when","params":{"start":"2025","end":"2026"}},
                  {"column_type":"sampler","sampler_type":"datetime","name":"late","params":{"start":"2030","end":"2031"}},
                  {"column_type":"expression","name":"sum","expr":"{{ low + far }}"}],
                 "constraints":[{"constraint_type":"%s","target_column":"%s","operator":"%s","rhs":%s}]}""".formatted(type, target, operator, rhs.replace("`", "")));

        if (target.equals("low") && operator.equals("gt") && rhs.contains("far")) {
            assertThat(sentences).singleElement().asString().contains("'far < low' can never hold");
        } else {
            assertThat(sentences).singleElement().asString().contains(sentence);
        }
    }

    @Test
    void refusesContradictions() {
        assertThat(constrained(inequality("a", "lt", "b"), inequality("b", "lt", "c"), inequality("c", "le", "a")))
                .containsExactly("constraints[2]: The constraints contradict each other: a < b < c <= a"
                        + " (change the constraint or the ranges)");
        assertThat(constrained(scalar("a", "ge", 3), scalar("a", "lt", 3)))
                .containsExactly("constraints[1]: 'a < 3' and the other constraints on 'a' leave no value"
                        + " (change the constraint or the ranges)");
        assertThat(constrained(scalar("a", "ge", 4), inequality("b", "gt", "a"), inequality("c", "gt", "b")))
                .containsExactly("constraints[2]: 'b < c' can never hold: 'b' is at least 5 and 'c' at most 5"
                        + " (change the constraint or the ranges)");
    }

    @Test
    void acceptsChainsThatHaveRoom() {
        assertThat(constrained(scalar("a", "ge", 3), inequality("b", "gt", "a"), inequality("c", "gt", "b")))
                .isEmpty();
    }

    @Test
    void refusesADesignWithoutOutput() {
        assertThat(sentences("""
                {"columns":[{"column_type":"sampler","sampler_type":"uuid","name":"id","drop":true}]}""")).containsExactly("columns: Every column is dropped, so nothing would come out");
    }

    @Test
    void acceptsTheEmptyDesign() {
        assertThat(Rules.check(DataDesignerConfig.empty())).isEmpty();
    }

    private static List<String> constrained(String... constraints) {
        return sentences("""
                {"columns":[
                  {"column_type":"sampler","sampler_type":"uniform","name":"a","params":{"low":1,"high":5},"convert_to":"int"},
                  {"column_type":"sampler","sampler_type":"uniform","name":"b","params":{"low":1,"high":5},"convert_to":"int"},
                  {"column_type":"sampler","sampler_type":"uniform","name":"c","params":{"low":1,"high":5},"convert_to":"int"}],
                 "constraints":[%s]}""".formatted(String.join(",", constraints)));
    }

    private static String inequality(String target, String operator, String rhs) {
        return "{\"constraint_type\":\"column_inequality\",\"target_column\":\"" + target + "\",\"operator\":\""
                + operator + "\",\"rhs\":\"" + rhs + "\"}";
    }

    private static String scalar(String target, String operator, double rhs) {
        return "{\"constraint_type\":\"scalar_inequality\",\"target_column\":\"" + target + "\",\"operator\":\""
                + operator + "\",\"rhs\":" + rhs + "}";
    }

    @Test
    void refusesTooMuchAndChanceInPrompts() {
        assertThat(sentences("""
                {"columns":[
                  {"column_type":"sampler","name":"a","sampler_type":"category","params":{"values":["x","y"]}},
                  {"column_type":"expression","name":"b","expr":"{{ 'x' * 1000000 }}"},
                  {"column_type":"expression","name":"c","expr":"{{ a.upper }}"},
                  {"column_type":"expression","name":"d","expr":"{{ ['p', 'q'] | random }}{% for a in c.split() %}{{ a }}{% endfor %}"},
                  {"column_type":"llm-text","name":"e","prompt":"{{ ['p', 'q'] | random }}","model_alias":"writer"}],
                 "model_configs":[{"alias":"writer","model":"writer","provider":"gateway"}]}"""))
                .contains(
                        "columns[1].expr: The template makes a text or a list of more than 100000 characters or items",
                        "columns[2].expr: 'a' has no parts, so there is no 'a.upper' (write a.upper())",
                        "columns[4].prompt: 'random' would give a prompt other words each time it is made (make a category column and mention it)")
                .noneMatch(sentence -> sentence.startsWith("columns[3]"));
    }

    private static List<String> sentences(String document) {
        DataDesignerConfig config =
                Rules.read(WireJson.mapper().readTree(document)).orElseThrow();
        return Rules.check(config, Set.of("writer")).stream()
                .map(Violation::toSentence)
                .toList();
    }
}
