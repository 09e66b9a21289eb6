package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Constraints on columns that follow others in time, or whose parameters depend on the row.
class BundleRulesTest {

    private static final String TIMES = """
            {"column_type":"sampler","sampler_type":"datetime","name":"ordered",
             "params":{"start":"2025-01-01","end":"2025-02-01","unit":"h"}},
            {"column_type":"sampler","sampler_type":"timedelta","name":"sent",
             "params":{"dt_min":1,"dt_max":5,"reference_column_name":"ordered"}},
            {"column_type":"sampler","sampler_type":"timedelta","name":"arrived",
             "params":{"dt_min":0,"dt_max":3600,"reference_column_name":"sent","unit":"s"}},
            {"column_type":"sampler","sampler_type":"timedelta","name":"reminded",
             "params":{"dt_min":10,"dt_max":20,"reference_column_name":"ordered"}},
            {"column_type":"sampler","sampler_type":"timedelta","name":"month","convert_to":"%Y-%m",
             "params":{"dt_min":0,"dt_max":40,"reference_column_name":"ordered"}},
            {"column_type":"sampler","sampler_type":"datetime","name":"early",
             "params":{"start":"2024-12-01","end":"2025-01-02","unit":"h"}},
            {"column_type":"sampler","sampler_type":"datetime","name":"rush",
             "params":{"start":"2024-12-31","end":"2025-01-04","unit":"h"}},
            {"column_type":"sampler","sampler_type":"datetime","name":"late",
             "params":{"start":"2026-01-01","end":"2027-01-01"}},
            {"column_type":"sampler","sampler_type":"uniform","name":"number","params":{"low":0,"high":1}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sent     | lt | ordered  | 'sent < ordered' can never hold: 'sent' follows 'ordered', and 'sent' never comes before 'ordered' (change the constraint or the ranges)
            ordered  | gt | arrived  | 'arrived < ordered' can never hold: 'arrived' follows 'ordered', and 'arrived' never comes before 'ordered' (change the constraint or the ranges)
            reminded | lt | arrived  | 'reminded < arrived' can never hold: 'reminded' and 'arrived' follow 'ordered', and 'reminded' never comes before 'arrived' (change the constraint or the ranges)
            late     | le | arrived  | 'late <= arrived' can never hold: 'late' is at least 2026-01-01T00:00 and 'arrived' at most 2025-02-04T23:59:59 (change the constraint or the ranges)
            arrived  | le | sent     | 'arrived <= sent' would hold in one of about 2,400 rows (bring the ranges of the columns closer together, or change dt_min and dt_max)
            sent     | le | ordered  | 'sent <= ordered' would hold in no row of 50000 that were tried (bring the ranges of the columns closer together, or change dt_min and dt_max)
            reminded | lt | early    | 'reminded < early' can never hold: 'reminded' is at least 2025-01-11T00:00 and 'early' at most 2025-01-01T23:00 (change the constraint or the ranges)
            sent     | lt | number   | 'sent' and 'number' cannot be compared: one is a point in time, the other a number
            sent     | gt | ordered  |
            month    | le | ordered  |
            month    | lt | ordered  |
            arrived  | gt | sent     |
            early    | le | sent     |
            reminded | lt | late     |
            """)
    void judgesOrdersOfColumnsThatFollowOthers(String target, String operator, String rhs, String sentence) {
        assertThat(sentences(TIMES, order(target, operator, rhs)))
                .isEqualTo(sentence == null ? List.of() : List.of("constraints[0]: " + sentence));
    }

    @Test
    void refusesOrdersThatHardlyEverHoldTogether() {
        assertThat(sentences(TIMES, order("arrived", "le", "month"), order("early", "gt", "sent")))
                .singleElement()
                .asString()
                .startsWith("constraints[");
    }

    @Test
    void refusesATimedeltaComparedWithANumber() {
        assertThat(
                        sentences(
                                TIMES,
                                "{\"constraint_type\":\"scalar_inequality\",\"target_column\":\"sent\",\"operator\":\"gt\",\"rhs\":3}"))
                .containsExactly("constraints[0].rhs: 'sent' is a point in time and cannot be compared with a number"
                        + " (change dt_min and dt_max of the column)");
    }

    @Test
    void refusesToDealOutWhatAConstraintDrawsAnew() {
        assertThat(sentences(
                        TIMES,
                        order("sent", "lt", "late"),
                        "{\"constraint_type\":\"unique\",\"target_column\":\"ordered\"}"))
                .containsExactly(
                        "constraints[1]: 'ordered' is compared by another constraint, and values that are dealt"
                                + " out cannot be (put the bounds into the parameters of the column)");
    }

    private static final String FARES = """
            {"column_type":"sampler","sampler_type":"category","name":"kind","params":{"values":["car","bus","tram"]}},
            {"column_type":"sampler","sampler_type":"uniform","name":"age","params":{"low":0,"high":90}},
            {"column_type":"sampler","sampler_type":"uniform","name":"low","params":{"low":0,"high":10},
             "conditional_params":{"kind == 'bus'":{"low":100,"high":110}, "age > 60":{"low":0,"high":5}}},
            {"column_type":"sampler","sampler_type":"uniform","name":"high","params":{"low":5,"high":15},
             "conditional_params":{"kind == 'bus' and age <= 60":{"low":105,"high":115}}},
            {"column_type":"sampler","sampler_type":"gaussian","name":"bell","params":{"mean":0,"stddev":1},
             "conditional_params":{"age > 60":{"mean":0,"stddev":9}}},
            {"column_type":"sampler","sampler_type":"uniform","name":"odd","params":{"low":0,"high":10},
             "conditional_params":{"age | int % 2 == 1":{"low":200,"high":300}}},
            {"column_type":"sampler","sampler_type":"category","name":"size","params":{"values":[1,2]},
             "conditional_params":{"kind == 'tram'":{"values":["small"]}}},
            {"column_type":"sampler","sampler_type":"uniform","name":"inner","params":{"low":0,"high":10},
             "conditional_params":{"age > 60":{"low":200,"high":300}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            low  | lt | high |
            low  | gt | high | constraints[0]: Where `age > 60` holds and no other condition of 'high' holds: 'high < low' can never hold: 'high' is at least 5 and 'low' at most 5 (change the constraint, or the ranges of that condition)
            high | lt | odd  | constraints[0]: Where `kind == 'bus' and age <= 60` holds and no other condition of 'odd' holds: 'high < odd' can never hold: 'high' is at least 105 and 'odd' at most 10 (change the constraint, or the ranges of that condition)
            size | lt | high | constraints[0].target_column: 'size' is a category of texts column, where `kind == 'tram'` holds; constraints are possible on numbers and points in time only
            age  | lt | inner | constraints[0]: The conditions of 'inner' depend on a column that is drawn together with it because of this constraint, so neither can come first (make its conditions depend on columns that no constraint joins to 'inner')
            """)
    void judgesEveryKindOfRow(String target, String operator, String rhs, String sentence) {
        assertThat(sentences(FARES, order(target, operator, rhs)))
                .isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    @Test
    void namesTheConditionWhereABoundCannotHold() {
        assertThat(sentences(FARES, bound("low", "ge", 6)))
                .containsExactly("constraints[0]: Where `age > 60` holds: 'low >= 6' can never hold: 'low' is at most 5"
                        + " (change the constraint, or the ranges of that condition)");
    }

    @Test
    void leavesOutRowsThatOtherConstraintsRuleOut() {
        assertThat(sentences(FARES, bound("low", "ge", 6), bound("age", "le", 60)))
                .isEmpty();
        assertThat(sentences(FARES, bound("low", "ge", 6), bound("age", "le", 60.5)))
                .hasSize(1);
    }

    @Test
    void namesTheConditionWhereABoundHardlyEverHolds() {
        assertThat(sentences(FARES, bound("bell", "gt", 6)))
                .containsExactly("constraints[0]: Where no condition of 'bell' holds: 'bell > 6' holds for one of about"
                        + " 1,013,594,635 of the values of 'bell' (change the constraint, or the parameters of the"
                        + " column)");
    }

    @Test
    void tellsHowOftenRowsAreDrawn() {
        Estimate often = estimate(order("rush", "gt", "sent"));
        Estimate once = estimate(order("sent", "lt", "late"));

        assertThat(once.notices()).isEmpty();
        assertThat(often.notices())
                .singleElement()
                .asString()
                .matches("The constraints on .*'sent'.* hold in few of the rows that are drawn, so that each is drawn"
                        + " about \\d+ times\\.");
        assertThat(often.secondsHigh()).isGreaterThan(once.secondsHigh());
    }

    private static Estimate estimate(String... constraints) {
        DataDesignerConfig config = config(TIMES, constraints);
        assertThat(Rules.check(config)).isEmpty();
        return Rules.estimate(config, 1_000_000, true);
    }

    private static String order(String target, String operator, String rhs) {
        return "{\"constraint_type\":\"column_inequality\",\"target_column\":\"" + target + "\",\"operator\":\""
                + operator + "\",\"rhs\":\"" + rhs + "\"}";
    }

    private static String bound(String target, String operator, double rhs) {
        return "{\"constraint_type\":\"scalar_inequality\",\"target_column\":\"" + target + "\",\"operator\":\""
                + operator + "\",\"rhs\":" + rhs + "}";
    }

    private static List<String> sentences(String columns, String... constraints) {
        return Rules.check(config(columns, constraints)).stream()
                .map(Violation::toSentence)
                .toList();
    }

    private static DataDesignerConfig config(String columns, String... constraints) {
        return Rules.read(WireJson.mapper()
                        .readTree("{\"columns\":[" + columns + "],\"constraints\":[" + String.join(",", constraints)
                                + "]}"))
                .orElseThrow();
    }
}
