package dev.datawright.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {
    @Test
    void saysAConditionToTheBridgeAndToThePerson() {
        Condition condition = new Condition("fine", Condition.Operator.AT_LEAST, "15");
        assertThat(condition.where()).isEqualTo("fine >= 15");
        assertThat(condition.words()).isEqualTo("fine ≥ 15");
        Condition empty = new Condition("note", Condition.Operator.EMPTY, "");
        assertThat(empty.where()).isEqualTo("note is empty");
        assertThat(empty.words()).isEqualTo("note is empty");
    }

    @Test
    void asksForAYesInTheWordsOfTheFile() {
        ColumnConfig drawn = new SamplerColumnConfig("paid", new SamplerParams.Bernoulli(0.7), null, false);
        ColumnConfig computed =
                new ExpressionColumnConfig("late", "{{ paid == 0 }}", ExpressionColumnConfig.Dtype.BOOL, false);
        assertThat(yes(drawn).where()).isEqualTo("paid = 1");
        assertThat(yes(computed).where()).isEqualTo("late = true");
        assertThat(yes(computed).words()).isEqualTo("late is yes");
    }

    private static Condition yes(ColumnConfig column) {
        return Filterable.of(column.name(), Look.of(column), Optional.of(column))
                .condition(Condition.Operator.YES, "");
    }
}
