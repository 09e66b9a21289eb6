package dev.datawright.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnWordsTest {
    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of(
                        sampler(new SamplerParams.Uuid("T-", true, true), null),
                        "code",
                        "A unique code of 8 upper-case letters and digits after “T-”"),
                Arguments.of(
                        sampler(new SamplerParams.Category(List.of("paid", "open"), List.of(7.0, 3.0)), null),
                        "choice",
                        "One of 2: paid (70 %), open (30 %)"),
                Arguments.of(
                        sampler(new SamplerParams.Category(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), null), null),
                        "choice",
                        "One of 8: 1, 2, 3, 4, 5, 6 and 2 more"),
                Arguments.of(
                        sampler(new SamplerParams.Subcategory("city", Map.of("Bonn", List.<Object>of("53111"))), null),
                        "dependent choice",
                        "One of the values that belong to the row's city"),
                Arguments.of(
                        sampler(new SamplerParams.Uniform(15, 250, 2), null),
                        "number",
                        "A number from 15 to 250, each equally likely, 2 decimals"),
                Arguments.of(
                        sampler(new SamplerParams.Uniform(18, 80, null), "int"),
                        "whole number",
                        "A whole number from 18 to 80, each equally likely"),
                Arguments.of(
                        sampler(new SamplerParams.Gaussian(60, 12.5, null), null),
                        "number",
                        "Numbers around 60, with a standard deviation of 12.5"),
                Arguments.of(sampler(new SamplerParams.Poisson(3.5), null), "count", "A count, 3.5 on average"),
                Arguments.of(
                        sampler(new SamplerParams.Binomial(20, 0.3), null),
                        "count",
                        "How many of 20 succeed, each with 30 %"),
                Arguments.of(
                        sampler(new SamplerParams.BernoulliMixture(0.1, "expon", Map.of("scale", 5)), null),
                        "number or 0",
                        "0, or in 10 % of the rows a number of the distribution expon (scale = 5)"),
                Arguments.of(
                        sampler(new SamplerParams.Scipy("norm", Map.of(), 1), null),
                        "number",
                        "A number of the distribution norm, 1 decimal"),
                Arguments.of(
                        sampler(new SamplerParams.Timedelta(1, 15, "lent", SamplerParams.Timedelta.Unit.DAY), null),
                        "date and time",
                        "1 to 14 days after lent"),
                Arguments.of(
                        new SamplerColumnConfig(
                                "fare",
                                new SamplerParams.Uniform(1, 2, null),
                                Map.of("kind == 'bus'", new SamplerParams.Uniform(3, 4, null)),
                                null,
                                false),
                        "number",
                        "A number from 1 to 2, each equally likely; where kind == 'bus': A number from 3 to 4, each"
                                + " equally likely"),
                Arguments.of(sampler(new SamplerParams.Bernoulli(0.7), null), "yes or no", "Yes in 70 % of the rows"),
                Arguments.of(
                        sampler(
                                new SamplerParams.Datetime(
                                        "2025-01-01T00:00:00", "2026-01-01", SamplerParams.Datetime.Unit.DAY),
                                null),
                        "date",
                        "A date from 2025-01-01 until before 2026-01-01"),
                Arguments.of(
                        sampler(
                                new SamplerParams.PersonFromFaker("de_DE", "Female", List.of("Bonn"), List.of(20, 30)),
                                null),
                        "person",
                        "A person (de_DE), aged 20 to 30, female, from Bonn"),
                Arguments.of(
                        new ExpressionColumnConfig("c", "{{ a }} {{ b }}", ExpressionColumnConfig.Dtype.STR, false),
                        "computed text",
                        "Computed as {{ a }} {{ b }}"),
                Arguments.of(
                        new LlmTextColumnConfig("c", "A note", "writer", null, false),
                        "written text",
                        "Written by the model “writer”: A note"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void saysWhatAColumnHolds(ColumnConfig column, String kind, String sentence) {
        assertThat(ColumnWords.kind(column)).isEqualTo(kind);
        assertThat(ColumnWords.sentence(column)).isEqualTo(sentence);
    }

    @Test
    void saysWhatHoldsInEveryRow() {
        assertThat(ColumnWords.rule(new Constraint.ScalarInequality("fine", InequalityOperator.GE, 15)))
                .isEqualTo("fine ≥ 15");
        assertThat(ColumnWords.rule(new Constraint.ColumnInequality("delivered", InequalityOperator.GT, "ordered")))
                .isEqualTo("delivered > ordered");
    }

    private static ColumnConfig sampler(SamplerParams params, @Nullable String convertTo) {
        return new SamplerColumnConfig("c", params, convertTo, false);
    }
}
