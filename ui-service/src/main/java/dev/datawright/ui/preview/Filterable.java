package dev.datawright.ui.preview;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.List;
import java.util.Optional;

/// A column that rows can be filtered by, and how its values can be compared.
record Filterable(String name, List<Condition.Operator> operators, boolean wordsOnWire) {
    private static final List<Condition.Operator> TEXT = List.of(
            Condition.Operator.CONTAINS,
            Condition.Operator.IS,
            Condition.Operator.IS_NOT,
            Condition.Operator.EMPTY,
            Condition.Operator.NOT_EMPTY);
    private static final List<Condition.Operator> ORDERED = List.of(
            Condition.Operator.AT_LEAST,
            Condition.Operator.AT_MOST,
            Condition.Operator.IS,
            Condition.Operator.IS_NOT,
            Condition.Operator.MORE,
            Condition.Operator.LESS,
            Condition.Operator.EMPTY,
            Condition.Operator.NOT_EMPTY);
    private static final List<Condition.Operator> YES_OR_NO =
            List.of(Condition.Operator.YES, Condition.Operator.NO, Condition.Operator.EMPTY);

    static Filterable of(String name, Look look, Optional<ColumnConfig> column) {
        List<Condition.Operator> operators =
                switch (look.kind()) {
                    case NUMBER, DATE -> ORDERED;
                    case YES_OR_NO -> YES_OR_NO;
                    case CODE, TEXT, PROSE -> TEXT;
                };
        return new Filterable(name, operators, column.map(Filterable::saysTrue).orElse(false));
    }

    /// The condition for a value the person typed.
    Condition condition(Condition.Operator operator, String typed) {
        return switch (operator) {
            case YES -> new Condition(name, operator, wordsOnWire ? "true" : "1");
            case NO -> new Condition(name, operator, wordsOnWire ? "false" : "0");
            case EMPTY, NOT_EMPTY -> new Condition(name, operator, "");
            case IS, IS_NOT, CONTAINS, LESS, AT_MOST, MORE, AT_LEAST -> new Condition(name, operator, typed.strip());
        };
    }

    /// A drawn yes is the number 1, a computed one the word true.
    private static boolean saysTrue(ColumnConfig column) {
        return column instanceof ExpressionColumnConfig
                || column instanceof SamplerColumnConfig sampler
                        && !(sampler.params() instanceof SamplerParams.Bernoulli);
    }
}
