package dev.datawright.bridge.macro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MacrosTest {

    private static Expansion expand(String column) {
        return Macros.expand(WireJson.mapper().readTree("[" + column + "]"));
    }

    private static JsonNode last(Expansion expansion) {
        return expansion.columns().path(expansion.columns().size() - 1);
    }

    private static String refusal(String column) {
        return expand(column).violations().stream()
                .map(Violation::toSentence)
                .reduce("", (all, one) -> all + one + "\n")
                .strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"n","column_type":"sequence"}                                           | {{ row_number }}                                    | int
            {"name":"n","column_type":"sequence","start":0}                                 | {{ row_number - 1 }}                                | int
            {"name":"n","column_type":"sequence","start":1000,"step":10}                    | {{ row_number * 10 + 990 }}                         | int
            {"name":"n","column_type":"sequence","start":5,"step":5}                        | {{ row_number * 5 }}                                | int
            {"name":"n","column_type":"sequence","start":100,"step":-1}                     | {{ row_number * (-1) + 101 }}                       | int
            {"name":"n","column_type":"sequence","prefix":"INV-","padding":6,"start":1001}  | INV-{{ '%06d' % (row_number + 1000) }}              | str
            {"name":"n","column_type":"sequence","suffix":"/26"}                            | {{ row_number }}/26                                 | str
            """)
    void makesARunningNumberOfTheRowsNumber(String column, String expr, String dtype) {
        Expansion expansion = expand(column);
        assertThat(expansion.violations()).isEmpty();
        assertThat(expansion.columns().path(0).toString())
                .isEqualTo("{\"name\":\"row_number\",\"column_type\":\"seed-dataset\",\"drop\":true}");
        assertThat(last(expansion).path("expr").asString()).isEqualTo(expr);
        assertThat(last(expansion).path("dtype").asString()).isEqualTo(dtype);
    }

    @Test
    void sharesTheRowsNumberAmongSequences() {
        Expansion expansion = expand(
                "{\"name\":\"a\",\"column_type\":\"sequence\"},{\"name\":\"b\",\"column_type\":\"sequence\",\"start\":7}");
        assertThat(expansion.columns().size()).isEqualTo(3);
        assertThat(expansion.sentAt()).containsExactly(0, 0, 1);
        assertThat(Objects.requireNonNull(expansion.macros().get("b")).columns())
                .containsExactly("row_number", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            [A-C]{2}-[0-9]{3}   => {{ p__1 }}-{{ p__2 }}{{ p__3 }}  => 9,100,10
            (BMW|VW) \\\\d      => {{ p__1 }} {{ p__2 }}  => 2,10
            [A-Z][a-z0-9_.-]x   => {{ p__1 }}{{ p__2 }}x  => 26,39
            \\\\[[01]{3}\\\\]   => [{{ p__1 }}]  => 8
            """)
    void drawsEveryPlaceOfAPatternByItself(String pattern, String expr, String sizes) {
        Expansion expansion = expand("{\"name\":\"p\",\"column_type\":\"pattern\",\"pattern\":\"" + pattern + "\"}");
        assertThat(expansion.violations()).isEmpty();
        assertThat(last(expansion).path("expr").asString()).isEqualTo(expr);
        assertThat(expansion
                        .columns()
                        .valueStream()
                        .filter(column -> column.path("drop").asBoolean(false))
                        .map(column -> String.valueOf(
                                column.path("params").path("values").size()))
                        .toList())
                .containsExactly(sizes.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            AB-12         => Nothing of it varies
            [A-Z]+        => At character 6 there is '+': how often something stands there is a number in braces
            [A-Z]{2,3}    => At character 5 there is a repetition that is no number from 1 to 40 in braces
            [A-Z          => a [ without characters and ]
            [^A]          => '[^': name the characters that may stand there
            .             => At character 1 there is '.': name the characters
            (A            => a ( without )
            ([A-Z]|B)     => something else than plain texts between ( and )
            [Z-A]         => the range Z-A
            a|[bc]        => a '|' that belongs to nothing
            \\\\w         => \\w: name the characters
            [\u4e00-\u9fff] => the range
            [ab]{40}[ab]  => More than 40 places of it vary
            """)
    void saysWhatOfAPatternItCannotMake(String pattern, String words) {
        assertThat(refusal("{\"name\":\"p\",\"column_type\":\"pattern\",\"pattern\":\"" + pattern + "\"}"))
                .startsWith("columns[0].pattern: ")
                .contains(words)
                .endsWith("(such as [A-Z]{2}-[0-9]{4})");
    }

    @Test
    void drawsAColumnWithNullsBesideAndTakesItFromThere() {
        Expansion expansion = expand("""
                {"name":"price","column_type":"sampler","sampler_type":"uniform","params":{"low":1,"high":2},
                 "null_share":0.1,"why":"some are free"}""");
        assertThat(expansion.columns().toString())
                .isEqualTo("[{\"name\":\"price__null\",\"column_type\":\"sampler\",\"sampler_type\":\"bernoulli\","
                        + "\"params\":{\"p\":0.1},\"drop\":true},{\"name\":\"price__value\",\"column_type\":\"sampler\","
                        + "\"sampler_type\":\"uniform\",\"params\":{\"low\":1,\"high\":2},\"drop\":true},{\"name\":"
                        + "\"price\",\"column_type\":\"expression\",\"expr\":\"{{ price__value }}\",\"dtype\":\"float\","
                        + "\"why\":\"some are free\",\"skip\":{\"when\":\"{{ price__null == 1 }}\"}}]");
        assertThat(Objects.requireNonNull(expansion.macros().get("price"))
                        .asked()
                        .toString())
                .doesNotContain("why")
                .contains("null_share");
    }

    @Test
    void skipsOtherColumnsInAShareOfTheRows() {
        Expansion note = expand("""
                {"name":"note","column_type":"llm-text","prompt":"Hi","model_alias":"writer","null_share":0.5}""");
        assertThat(last(note).path("skip").path("when").asString()).isEqualTo("{{ note__null == 1 }}");
        assertThat(note.columns().size()).isEqualTo(2);
        Expansion plate = expand("""
                {"name":"plate","column_type":"pattern","pattern":"[A-Z]-[0-9]","null_share":0.5}""");
        assertThat(plate.columns().size()).isEqualTo(4);
        assertThat(last(plate).path("skip").path("when").asString()).isEqualTo("{{ plate__null == 1 }}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "column_type":"expression","expr":"x","null_share":1                                     | a number above 0 and below 1
            "column_type":"expression","expr":"x","null_share":"some"                                | a number above 0 and below 1
            "column_type":"expression","expr":"x","null_share":0.1,"skip":{"when":"{{ a }}"}         | has a skip rule of its own
            "column_type":"sampler","sampler_type":"person_from_faker","params":{},"null_share":0.1  | A person is not left out
            "column_type":"sequence","step":0                                                        | every row has the same number
            "column_type":"sequence","start":-5,"padding":3                                          | Numbers below 0 are not padded
            "column_type":"sequence","prefix":"{{"                                                   | or braces
            "column_type":"sequence","strat":3                                                       | There is no field 'strat' in a sequence
            "column_type":"sequence","start":1.5                                                     | a whole number from
            """)
    void refusesMacrosThatMakeNoSense(String fields, String words) {
        assertThat(refusal("{\"name\":\"x\"," + fields + "}")).contains(words);
    }

    @Test
    void leavesOtherColumnsAsTheyAre() {
        String column = "{\"name\":\"a\",\"column_type\":\"expression\",\"expr\":\"x\"}";
        Expansion expansion = expand(column + ",3,{\"column_type\":\"pattern\"}");
        assertThat(expansion.columns().toString()).isEqualTo("[" + column + ",3,{\"column_type\":\"pattern\"}]");
        assertThat(expansion.macros()).isEmpty();
        assertThat(Macros.expand(null).columns().isEmpty()).isTrue();
    }
}
