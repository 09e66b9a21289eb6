package dev.datawright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.failure.EngineException;
import dev.datawright.rules.template.TemplateSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Templates that ask for too much end as a failed cell with a sentence.
@Timeout(120)
class BombTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ 'x' * 10 ** 9 }}                                  => The text is longer than 100000 characters
            {{ [0] * 10 ** 9 }}                                  => The list has more than 100000 items
            {{ 10 ** 10 ** 10 }}                                 => The result of '**' is too large
            {{ range(10 ** 9) | length }}                        => The list has more than 100000 items
            {{ '%99999999d' % 1 }}                               => The text is longer than 100000 characters
            {{ '%.99999f' % 1.5 }}                               => A number has at most 1000 places in a format
            {{ '%*d' % (10 ** 9, 1) }}                           => The text is longer than 100000 characters
            {{ '{:99999999}'.format(1) }}                        => The text is longer than 100000 characters
            {{ '{:{}}'.format(1, 10 ** 9) }}                     => The text is longer than 100000 characters
            {{ '{:.9999e}'.format(1.5) }}                        => A number has at most 1000 places in a format
            {{ 'x'.center(10 ** 9) }}                            => The text is longer than 100000 characters
            {{ '7'.zfill(10 ** 9) }}                             => The text is longer than 100000 characters
            {{ ('x' * 90000) | replace('', 'y' * 90000) }}       => The text is longer than 100000 characters
            {{ ('x' * 90000) | join('y' * 90000) }}              => The text is longer than 100000 characters
            {{ ('y' * 90000).join(['a', 'b', 'c']) }}            => The text is longer than 100000 characters
            {{ ('<' * 90000) | escape }}                         => The text is longer than 100000 characters
            {{ ('ü' * 90000) | urlencode }}                      => The text is longer than 100000 characters
            {{ ['x' * 90000] * 90000 }}                          => The text is longer than 100000 characters
            {% for i in range(100000) %}{{ i }}{% endfor %}      => The text is longer than 100000 characters
            {% for i in range(100000) if i % 2 == 7 and i % 3 == 9 and i % 5 == 6 %}{% endfor %} => The cell takes more than 1000000 steps: loop over less
            {% for i in range(100000) %}{% if 'ab' * 40000 == i %}{% endif %}{% endfor %} => The cell takes more than 1000000 steps: loop over less
            {% for i in range(100000) %}{% set x %}{{ 'a' * 90000 }}{% endset %}{% endfor %} => The cell takes more than 1000000 steps: loop over less
            {% for i in range(90000) %}{% if i in range(99999) %}{% endif %}{% endfor %} => The cell takes more than 1000000 steps: loop over less
            """)
    void endsAsAFailedCell(String template, String reason) {
        assertThat(rendered(template, "x")).isEqualTo(reason);
    }

    @Test
    void boundsListsWithinLists() {
        String template = "{{ 'x' }}";
        String list = "['x'] * 300";
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            nested.append("{% with a").append(i).append(" = ").append(list).append(" %}");
            list = "[a" + i + "] * 300";
        }
        nested.append(template).append("{% endwith %}".repeat(20));
        assertThat(rendered(nested.toString(), "x")).isEqualTo("The list has more than 100000 items");
    }

    @Test
    void boundsTheWorkOfLargeDictionaries() {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 8_500; i++) {
            entries.append(i % 10).append(":0,");
        }
        assertThat(rendered("{{ {" + entries + "} }}", "x"))
                .isEqualTo("The cell takes more than 1000000 steps: loop over less");
    }

    @Test
    void readsDeepJsonAsText() {
        String deep = "[".repeat(40_000);
        assertThat(rendered("{{ t[0] }}", deep)).isEqualTo("[");
        String closed = "[".repeat(40_000) + "]".repeat(40_000);
        assertThat(rendered("{{ t | length }}", closed)).isEqualTo("80000");
    }

    @Test
    void endsTheRunWhenABatchDoesNotFitTheMemory() {
        OpenBatch batch = new OpenBatch(0, 2_000);
        batch.put(
                "n",
                new ColumnVector.Doubles(
                        DoubleStream.iterate(0.5, n -> n + 1).limit(2_000).toArray(), null));
        batch.put(
                "m",
                new ColumnVector.Longs(
                        LongStream.range(0, 2_000).map(n -> n % 1_000).toArray(), null));
        // Row by row, in segments, and in a dictionary.
        for (String expr : List.of("{{ n ~ 'x' * 90000 }}", "{{ n }}{{ 'x' * 90000 }}", "{{ m ~ 'x' * 90000 }}")) {
            ExpressionGenerator bomb = new ExpressionGenerator(
                    new ExpressionColumnConfig("out", expr, Dtype.STR, false), 1, failure -> {});
            assertThatThrownBy(() -> bomb.fill(batch))
                    .isInstanceOf(EngineException.Refused.class)
                    .hasMessage("The texts of the column 'out' do not fit the memory: make its expression shorter");
        }
    }

    @Test
    void drawsAnewInEveryRowWhereTheTemplateDraws() {
        OpenBatch batch = new OpenBatch(0, 200);
        batch.put("m", new ColumnVector.Longs(new long[200], null));
        new ExpressionGenerator(
                        new ExpressionColumnConfig("out", "{{ m }}{{ [1, 2, 3] | random }}", Dtype.STR, false),
                        1,
                        failure -> {})
                .fill(batch);
        assertThat(IntStream.range(0, 200).mapToObj(batch.column("out")::get)).contains("01", "02", "03");
    }

    private static String rendered(String template, String text) {
        OpenBatch batch = new OpenBatch(0, 1);
        batch.put("t", new ColumnVector.Strings(new String[] {text}));
        try {
            return CompiledTemplate.compile(template).over(batch).text(0);
        } catch (TemplateSyntaxException | EvaluationException bounded) {
            return String.valueOf(bounded.getMessage());
        }
    }

    @Test
    void drawsAtRandomByRowAndSeed() {
        List<String> once = drawn(7);
        assertThat(drawn(7)).isEqualTo(once);
        assertThat(drawn(8)).isNotEqualTo(once);
        assertThat(once.stream().distinct()).containsExactlyInAnyOrder("aa", "ab", "ba", "bb");
    }

    private static List<String> drawn(long seed) {
        List<String> values = new ArrayList<>();
        for (int first = 0; first < 100; first += 25) {
            OpenBatch batch = new OpenBatch(first, 25);
            String template = "{{ ['a', 'b'] | random }}{{ 'ab' | random }}";
            new ExpressionGenerator(new ExpressionColumnConfig("out", template, Dtype.STR, false), seed, failure -> {})
                    .fill(batch);
            for (int row = 0; row < 25; row++) {
                values.add(String.valueOf(batch.column("out").get(row)));
            }
        }
        return values;
    }
}
