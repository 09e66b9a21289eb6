package dev.datawright.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.Score;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.Skip;
import dev.datawright.contract.design.TraceType;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnFormTest {
    private static final ColumnConfig CITY = sampler("city", new SamplerParams.Category(List.of("Bonn", "Kiel"), null));
    private static final DataDesignerConfig CONFIG = DataDesignerConfig.empty().withColumns(List.of(CITY));

    static Stream<ColumnConfig> columns() {
        return Stream.of(
                sampler("c", new SamplerParams.Uuid("T-", true, true)),
                sampler("c", new SamplerParams.Category(List.of("paid", "open"), List.of(7.0, 3.5))),
                sampler("c", new SamplerParams.Category(List.of(1L, 2.5), null)),
                sampler(
                        "c",
                        new SamplerParams.Subcategory(
                                "city", Map.of("Bonn", List.of("53111", "53113"), "Kiel", List.of("24103")))),
                new SamplerColumnConfig("c", new SamplerParams.Uniform(-1.5, 250, 2), "str", true),
                sampler("c", new SamplerParams.Gaussian(60, 12.5, null)),
                sampler("c", new SamplerParams.Bernoulli(0.175)),
                sampler("c", new SamplerParams.Poisson(3.5)),
                new SamplerColumnConfig("c", new SamplerParams.Binomial(20, 0.125), "float", false),
                sampler("c", new SamplerParams.BernoulliMixture(0.1, "lognorm", Map.of("s", 0.8, "scale", 900L))),
                sampler("c", new SamplerParams.Scipy("norm", Map.of(), 1)),
                sampler("c", new SamplerParams.Timedelta(1, 15, "day", SamplerParams.Timedelta.Unit.HOUR)),
                new SamplerColumnConfig(
                        "c",
                        new SamplerParams.Datetime(
                                "2025-01-01T08:30:00", "2026-01-01", SamplerParams.Datetime.Unit.HOUR),
                        "%d.%m.%Y",
                        false),
                sampler("c", new SamplerParams.PersonFromFaker("de_DE", "Female", List.of("Bonn"), List.of(20, 30))),
                new ExpressionColumnConfig("c", "{{ city }}!", ExpressionColumnConfig.Dtype.STR, false),
                new LlmTextColumnConfig("c", "About {{ city }}", "writer", "Be brief.", false));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void readsBackEveryColumnItShows(ColumnConfig column) {
        ColumnForm.Outcome outcome = ColumnForm.read(ColumnType.of(column), FormValues.of(column, ""), CONFIG, null);
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.column()).isEqualTo(column);
    }

    static Stream<ColumnConfig> columnsWithMoreThanTheFormHas() {
        Skip skip = new Skip("{{ city == 'Kiel' }}", null);
        return Stream.of(
                new ExpressionColumnConfig("c", "{{ city }}", ExpressionColumnConfig.Dtype.STR, skip, false, false),
                new LlmTextColumnConfig("c", "P", "writer", null, TraceType.ALL_MESSAGES, true, skip, false, false),
                new LlmCodeColumnConfig("c", "P", "writer", "S", CodeLang.PYTHON, null, false, skip, null, false),
                new LlmStructuredColumnConfig("c", "P", "writer", null, Map.of("type", "object"), true),
                new LlmJudgeColumnConfig(
                        "c", "P", "writer", null, List.of(new Score("s", "d", Map.of("1", "bad"))), false),
                new EmbeddingColumnConfig("c", "city", "writer", skip, null, false),
                new ValidationColumnConfig(
                        "c", List.of("city"), new ValidatorParams.Code(CodeLang.PYTHON), 5, null, false, true),
                new SeedDatasetColumnConfig("c", true));
    }

    @ParameterizedTest
    @MethodSource("columnsWithMoreThanTheFormHas")
    void keepsWhatTheFormHasNoFieldsFor(ColumnConfig column) {
        DataDesignerConfig config = CONFIG.withColumns(List.of(CITY, column));
        ColumnForm.Outcome outcome = ColumnForm.read(ColumnType.of(column), FormValues.of(column, ""), config, "c");
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.column()).isEqualTo(column);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(ColumnType.NUMBER, "name", "", "Give the column a name, such as order_id."),
                Arguments.of(
                        ColumnType.NUMBER,
                        "name",
                        "two words",
                        "Only letters a to z, digits and underscores, not starting with a digit."),
                Arguments.of(ColumnType.NUMBER, "name", "City", "There is another column named “City”."),
                Arguments.of(ColumnType.NUMBER, "high", "-1", "This is below “From”: -1 is less than 0."),
                Arguments.of(ColumnType.NUMBER, "high", "1,5", "“1,5” is no number; write 1.5."),
                Arguments.of(ColumnType.NUMBER, "low", "few", "“few” is no number."),
                Arguments.of(ColumnType.NUMBER, "low", "", "Give a number."),
                Arguments.of(ColumnType.NUMBER, "decimals", "1.5", "Give a whole number from 0 on."),
                Arguments.of(ColumnType.BELL, "stddev", "0", "The spread must be greater than 0."),
                Arguments.of(ColumnType.YES_NO, "percent", "130", "A share lies between 0 and 100 %."),
                Arguments.of(ColumnType.COUNT, "mean", "-1", "An average count is at least 0."),
                Arguments.of(ColumnType.OUT_OF, "percent", "101", "A share lies between 0 and 100 %."),
                Arguments.of(ColumnType.DISTRIBUTION, "dist", "", "Name a distribution, such as gamma."),
                Arguments.of(
                        ColumnType.DISTRIBUTION,
                        "params",
                        "a 2",
                        "Write “a 2” as a name and a number, such as scale = 1.5."),
                Arguments.of(ColumnType.AFTER, "longest", "0", "This is below the shortest: 0 is less than 1."),
                Arguments.of(ColumnType.AFTER, "reference", "", "Choose the date it follows. Add a date column first."),
                Arguments.of(ColumnType.CHOICE, "values", "", "Give at least one value."),
                Arguments.of(ColumnType.CHOICE, "values", "a\na", "“a” stands here more than once."),
                Arguments.of(
                        ColumnType.CHOICE,
                        "weights",
                        "1",
                        "1 for 2 values: give one number for each value, in the same order, or none."),
                Arguments.of(ColumnType.CHOICE, "weights", "1\n-1", "A number here cannot be below 0."),
                Arguments.of(ColumnType.CHOICE, "weights", "0\n0", "At least one number must be greater than 0."),
                Arguments.of(
                        ColumnType.DATE,
                        "start",
                        "31.2.2025",
                        "“31.2.2025” is no date; write it as 2025-01-31 or 2025-01-31T08:00."),
                Arguments.of(ColumnType.DATE, "end", "2020-01-01", "This is not after the start, 2025-01-01."),
                Arguments.of(ColumnType.PERSON, "oldest", "3", "This is below the youngest: 3 is less than 18."),
                Arguments.of(ColumnType.DEPENDENT, "values.Kiel", " ", "Give at least one value for “Kiel”."),
                Arguments.of(ColumnType.COMPUTED, "expr", "", "Write what it is computed from, such as {{ street }}."),
                Arguments.of(
                        ColumnType.WRITTEN,
                        "prompt",
                        "",
                        "Write what the model is asked, such as “A note about {{ street }}”."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysAtTheFieldWhatIsWrong(ColumnType type, String field, String value, String sentence) {
        Map<String, String> values = filledIn(type);
        values.put(field, value);
        ColumnForm.Outcome outcome = ColumnForm.read(type, values, CONFIG, null);
        assertThat(outcome.column()).isNull();
        assertThat(outcome.complaints()).containsExactly(Map.entry(field, sentence));
    }

    @ParameterizedTest
    @EnumSource(value = ColumnType.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void takesTheUsualParametersOnceTheGapsAreFilled(ColumnType type) {
        ColumnForm.Outcome outcome = ColumnForm.read(type, filledIn(type), CONFIG, null);
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.column()).isNotNull();
        assertThat(ColumnWords.sentence(java.util.Objects.requireNonNull(outcome.column())))
                .isNotBlank();
    }

    @Test
    void keepsTheNameOfTheColumnThatIsChanged() {
        assertThat(ColumnForm.read(ColumnType.CHOICE, FormValues.of(CITY, ""), CONFIG, "city")
                        .complaints())
                .isEmpty();
    }

    @Test
    void keepsWhatTheFormHasNoFieldFor() {
        SamplerColumnConfig fare = new SamplerColumnConfig(
                "fare",
                new SamplerParams.Uniform(1, 2, null),
                Map.of("city == 'Bonn'", new SamplerParams.Uniform(3, 4, null)),
                null,
                false);
        SamplerColumnConfig owner =
                sampler("owner", new SamplerParams.Person("en_US", null, null, List.of(20, 30), null, false));
        DataDesignerConfig config = CONFIG.withColumns(List.of(CITY, fare, owner));

        assertThat(ColumnForm.read(ColumnType.NUMBER, FormValues.of(fare, ""), config, "fare")
                        .column())
                .isEqualTo(fare);
        assertThat(ColumnForm.read(ColumnType.PERSON, FormValues.of(owner, ""), config, "owner")
                        .column())
                .isEqualTo(owner);
    }

    private static Map<String, String> filledIn(ColumnType type) {
        Map<String, String> values = new HashMap<>(FormValues.usual(type, CONFIG, 2026));
        values.put("name", "fresh");
        values.computeIfPresent("values", (key, empty) -> "a\nb");
        values.computeIfPresent("reference", (key, empty) -> "day");
        values.computeIfPresent("expr", (key, empty) -> "{{ city }}");
        values.computeIfPresent("prompt", (key, empty) -> "About {{ city }}");
        values.put("values.Bonn", "53111");
        values.put("values.Kiel", "24103");
        return values;
    }

    private static SamplerColumnConfig sampler(String name, SamplerParams params) {
        return new SamplerColumnConfig(name, params, null, false);
    }
}
