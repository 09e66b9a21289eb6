package dev.datawright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.OpenBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            plain                                         => plain
            a{{ n }}b{{ x }}                              => a7b2.5
            {{ name }} {{- ' ' -}} {{ who.first_name }}   => ada lovelace Ada
            {{ who['first_name'] }}{{ who.nothing }}      => Ada
            {# a comment #}x                              => x
            {{ n + 1 }} {{ n - 8 }} {{ n * 2 }}           => 8 -1 14
            {{ n / 2 }} {{ n // 2 }} {{ -n // 2 }}        => 3.5 3 -4
            {{ n % 3 }} {{ -n % 3 }} {{ 2 ** 10 }}        => 1 2 1024
            {{ 2 ** -1 }} {{ 7.5 % 2 }}                   => 0.5 1.5
            {{ x + n }} {{ x * 2 }} {{ x // 1 }}          => 9.5 5.0 2.0
            {{ n ~ '-' ~ x }} {{ 'a' + 'b' }} {{ 'ab' * 2 }} => 7-2.5 ab abab
            {{ (n + 1) * 2 }} {{ 1 + 2 * 3 }}             => 16 7
            {{ n > 5 }} {{ n == 7.0 }} {{ n != 7 }}       => True True False
            {{ 1 < n <= 7 }} {{ 'a' < 'b' }}              => True True
            {{ n in [1, 7] }} {{ 'ada' in name }} {{ 'x' not in name }} => True True True
            {{ n > 5 and x > 5 }} {{ n > 5 or x > 5 }} {{ not n }} => False True False
            {{ 0 or 'none given' }}{{ '' and 1 }}         => none given
            {{ 'big' if n > 5 else 'small' }}             => big
            {{ 'x' if n > 50 }}                           => ``
            {% if n > 50 %}a{% elif n > 5 %}b{% else %}c{% endif %} => b
            {% if flag %}yes{% endif %}                   => yes
            {{ flag }} {{ none }} {{ true }} {{ missing }} => True None True None
            {{ name | upper }} {{ 'ABC' | lower }}        => ADA LOVELACE abc
            {{ name | title }} {{ 'o-neil (x)' | title }} => Ada Lovelace O-Neil (X)
            {{ name | capitalize }} {{ '  a ' | trim }}   => Ada lovelace a
            {{ name | replace('a', 'o') }}                => odo loveloce
            {{ name | length }} {{ [1, 2] | count }}      => 12 2
            {{ who.nothing | default('?') }} {{ '' | default('?', true) }} => ? ?
            {{ missing | default('?') }} {{ missing | d('?', boolean=true) }} => None ?
            {{ 2.567 | round(2) }} {{ 2.5 | round }} {{ 3.5 | round }} {{ 7 | round }} => 2.57 2.0 4.0 7
            {{ 2.1 | round(0, 'ceil') }} {{ 2.9 | round(method='floor') }} => 3.0 2.0
            {{ '42' | int }} {{ '4.9' | int }} {{ 'x' | int }} {{ 'x' | int(9) }} {{ 3.9 | int }} => 42 4 0 9 3
            {{ '1.5' | float }} {{ 'x' | float }} {{ n | float }} => 1.5 0.0 7.0
            {{ n | string | length }} {{ -3 | abs }} {{ (0 - x) | abs }} => 1 3 2.5
            {{ ['a', 1] | join('-') }} {{ name | first }} {{ name | last }} => a-1 a e
            {{ 'a long sentence here' | truncate(10) }}   => a long...
            {{ 'a long sentence here' | truncate(10, true, '~', 0) }} => a long se~
            {{ name[0] }} {{ [1, 2][-1] }}                => a 2
            {{ n is even }} {{ n is odd }} {{ missing is none }} {{ n is number }} {{ who.x is not defined }} => False True True True True
            {{ 1e16 }} {{ 1e15 }} {{ 0.00001 }} {{ 123456789.5 }} {{ 1e-4 }} => 1e+16 1000000000000000.0 1e-05 123456789.5 0.0001
            {{ [1, 'a', none] }}                          => [1, 'a', None]
            {{ who }}                                     => {'first_name': 'Ada', 'age': 36}
            {{ json.list[1].a }} {{ json['b'] }} {{ json | items | list }} => 2 None [('list', [1, {'a': 2}]), ('b', None)]
            {% for i in json.list %}{{ loop.index }}:{{ i }}{{ ',' if not loop.last }}{% endfor %} => 1:1,2:{'a': 2}
            {{ number + '1' }} {{ number | int + 1 }}     => 71 8
            {{ '{:,.2f} {}'.format(x * 1000, name.title()) }} {{ '%03d' % n }} => 2,500.00 Ada Lovelace 007
            {{ name.split()[1][:4] }} {{ name[::-1] }}    => love ecalevol ada
            """)
    void rendersAsJinjaDoes(String template, String text) {
        List<CellFailure> failures = new ArrayList<>();
        assertThat(value(template, Dtype.STR, failures)).isEqualTo(text);
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ n / 2 }}     => 3.5  => 3  => true
            {{ n }}         => 7.0  => 7  => true
            0               => 0.0  => 0  => false
            0.5             => 0.5  => 0  => false
            {{ ' 12 ' }}    => 12.0 => 12 => true
            -1.9            => -1.9 => -1 => true
            true            =>      =>    => true
            {{ flag }}      =>      =>    => true
            {{ n > 50 }}    =>      =>    => false
            no              =>      =>    => false
            nan             =>      =>    => false
            """)
    void castsAsDataDesignerDoes(String template, @Nullable Double real, @Nullable Long whole, Boolean flag) {
        assertThat(value(template, Dtype.FLOAT, new ArrayList<>())).isEqualTo(real);
        assertThat(value(template, Dtype.INT, new ArrayList<>())).isEqualTo(whole);
        assertThat(value(template, Dtype.BOOL, new ArrayList<>())).isEqualTo(flag);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ n / 0 }}                          => A division by zero
            {{ name + 1 }}                       => '+' does not work on a text and a number
            {{ name < 1 }}                       => a text and a number cannot be compared
            {{ -name }}                          => '-' does not work on a text
            {{ 9223372036854775807 + 1 }}        => The result of '+' is too large
            {{ 10 ** 400 }}                      => The result of '**' is too large
            {{ 10.0 ** 400 }}                    => The result is no finite number
            {{ 'x' * 1000000 }}                  => The text is longer than 100000 characters
            {{ ('x' * 90000) ~ ('x' * 90000) }}  => The text is longer than 100000 characters
            {{ 'x' * 90000 }}{{ 'x' * 90000 }}   => The text is longer than 100000 characters
            {{ ('x' * 90000) | replace('x', 'yyyyyyyyyy') }} => The text is longer than 100000 characters
            {{ n | length }}                     => a number has no length
            {{ who.x.y }}                        => 'y' is asked of an undefined value
            {{ who.x + 1 }}                      => '+' does not work on an undefined value and a number
            {{ name.upper }}                     => '.upper' is a method: write '.upper()'
            {{ n.upper() }}                      => a number has no method 'upper'
            {{ '1e999' | float }}                => '1e999' is no finite number
            {{ '%d' % name }}                    => '%d' does not work on a text
            {{ (name | escape) | upper }}        => The result of 'escape' can be shown, joined with '~' and escaped again: put '| upper' before '| escape'
            {% for a, b in [(1, 2, 3)] %}{% endfor %} => A loop with 2 variables gets an item of 3 parts
            """)
    void leavesNullAndTheReason(String template, String reason) {
        List<CellFailure> failures = new ArrayList<>();
        assertThat(value(template, Dtype.STR, failures)).isNull();
        assertThat(failures).containsExactly(new CellFailure("out", 40, reason));
    }

    @Test
    void saysWhichTextIsNoNumber() {
        List<CellFailure> failures = new ArrayList<>();
        assertThat(value("{{ name }}", Dtype.INT, failures)).isNull();
        assertThat(failures).extracting(CellFailure::reason).containsExactly("'ada lovelace' is not a number");
    }

    private static @Nullable Object value(String template, Dtype dtype, List<CellFailure> failures) {
        OpenBatch batch = new OpenBatch(40, 1);
        batch.put("n", new ColumnVector.Longs(new long[] {7}, null));
        batch.put("x", new ColumnVector.Doubles(new double[] {2.5}, null));
        batch.put("name", new ColumnVector.Strings(new String[] {"ada lovelace"}));
        batch.put("missing", new ColumnVector.Strings(new @Nullable String[] {null}));
        batch.put("number", new ColumnVector.Strings(new String[] {"7"}));
        batch.put("json", new ColumnVector.Strings(new String[] {"{\"list\": [1, {\"a\": 2}], \"b\": null}"}));
        batch.put("flag", new ColumnVector.Booleans(new boolean[] {true}, null));
        batch.put(
                "who",
                new ColumnVector.Structs(
                        1,
                        List.of(
                                new NamedColumn("first_name", new ColumnVector.Strings(new String[] {"Ada"})),
                                new NamedColumn("age", new ColumnVector.Longs(new long[] {36}, null))),
                        null));
        new ExpressionGenerator(new ExpressionColumnConfig("out", template, dtype, false), 5, failures::add)
                .fill(batch);
        return batch.column("out").get(0);
    }
}
