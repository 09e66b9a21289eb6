package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.json.WireJson;
import dev.datawright.rules.constraint.ConstraintGroup;
import dev.datawright.rules.plan.Plan;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final DataDesignerConfig CONFIG =
            Rules.read(WireJson.mapper().readTree("""
            {"columns":[
              {"column_type":"llm-text","name":"note","prompt":"{{ full }}","model_alias":"writer"},
              {"column_type":"expression","name":"full","expr":"{{ who.first_name }} {{ low }}"},
              {"column_type":"sampler","sampler_type":"person_from_faker","name":"who","drop":true},
              {"column_type":"sampler","sampler_type":"uniform","name":"high","params":{"low":0,"high":10}},
              {"column_type":"sampler","sampler_type":"uniform","name":"low","params":{"low":0,"high":10}},
              {"column_type":"sampler","sampler_type":"uniform","name":"alone","params":{"low":0,"high":10}}],
             "constraints":[
              {"constraint_type":"column_inequality","target_column":"high","operator":"ge","rhs":"low"},
              {"constraint_type":"scalar_inequality","target_column":"high","operator":"le","rhs":5}],
             "processors":[{"processor_type":"drop_columns","name":"p","column_names":["alone"]}]}""")).orElseThrow();

    @Test
    void ordersColumnsByWhatTheyNeed() {
        Plan plan = Rules.plan(CONFIG);

        assertThat(plan.order()).containsExactly("who", "high", "low", "alone", "full", "note");
        assertThat(plan.output()).containsExactly("note", "full", "high", "low");
        assertThat(plan.dropped()).containsExactly("who", "alone");
        assertThat(plan.modelColumns()).containsExactly("note");
    }

    @Test
    void boundsEachColumnOfAGroup() {
        assertThat(Rules.plan(CONFIG).groups()).singleElement().satisfies(group -> {
            assertThat(group.columns()).containsExactly("low", "high");
            assertThat(group.members()).extracting(ConstraintGroup.Member::high).containsExactly(5.0, 5.0);
            assertThat(group.orders()).containsExactly(new ConstraintGroup.Order(0, 1, false));
        });
    }

    @Test
    void estimatesModelCallsWithoutGuessingThePrice() {
        Estimate estimate = Rules.estimate(CONFIG, 200, false);

        assertThat(estimate.modelCalls()).isEqualTo(200);
        assertThat(estimate.costHighUsd()).isZero();
        assertThat(estimate.secondsLow()).isBetween(25.0, 26.0);
        assertThat(estimate.secondsHigh()).isBetween(251.0, 252.0);
        assertThat(estimate.notices())
                .containsExactly(
                        "The price of the model is not known here, so the cost of 200 model calls is not included.");
        assertThat(estimate.priceUnknown()).isTrue();
    }

    @Test
    void knowsThatFreeModelCallsCostNothing() {
        Estimate estimate = Rules.estimate(CONFIG, 200, true);

        assertThat(estimate.modelCalls()).isEqualTo(200);
        assertThat(estimate.priceUnknown()).isFalse();
        assertThat(estimate.notices()).isEmpty();
    }
}
