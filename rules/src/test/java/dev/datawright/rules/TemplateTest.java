package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.TemplateSyntaxException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ a.b ~ a['c'] ~ d[0] ~ e[1:f] }}                              => a.b a.c d e f
            {{ {'k': a, b: c} }} {{ (d, e) }} {{ f, g }}                    => a b c d e f g
            {{ a.upper() }} {{ b.split(c)[0] }} {{ '{}'.format(d, x=e) }}   => a b c d e
            {{ range(a, b) }} {{ dict(k=c) }} {{ a is divisibleby(d) }} {{ a is eq e }} => a b c d e
            {% for x in a %}{{ x }}{{ x.part }}{{ loop.index }}{{ b }}{% else %}{{ x }}{% endfor %}{{ x }} => a b x
            {% for x in x if x > y %}{{ x }}{% endfor %}                    => x y
            {% for k, (v, w) in a.items() %}{{ k }}{{ v }}{{ w }}{% endfor %} => a
            {% for x in a %}{{ loop.cycle(b, x) }}{% endfor %}              => a b
            {% set x %}{{ a }}{% endset %}{{ x }}                           => a
            {{ x }}{% set x %}{{ a }}{% endset %}{{ x }}                    => x a
            {% if a %}{% set x %}{{ b }}{% endset %}{{ x }}{% endif %}{{ x }} => a b x
            {% with x = a, y = x %}{{ x }}{{ y }}{% endwith %}              => a x
            {% filter replace('a', b) %}{{ c }}{% endfilter %}{% print d, e %} => c b d e
            {% raw %}{{ a }}{% endraw %}{# {{ b }} #}{{ c }}                => c
            """)
    void knowsItsColumnsFromItsOwnVariables(String template, String columns) {
        String found = Template.parse(template).references().stream()
                .map(reference ->
                        reference.part() == null ? reference.column() : reference.column() + "." + reference.part())
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ a | sum }}                    => Data Designer does not permit Jinja's filter 'sum': add the columns with +, near `{{ a | sum }}`
            {{ a | tojson }}                 => Data Designer does not permit Jinja's filter 'tojson', near `{{ a | tojson }}`
            {{ a | tirm }}                   => There is no filter 'tirm' (did you mean 'trim'?), near `{{ a | tirm }}`
            {{ a is None }}                  => There is no test 'is None' (did you mean 'none'?), near `{{ a is None }}`
            {{ a is divisibleby }}           => The test 'is divisibleby' takes one value, not 0, near `{{ a is divisibleby }}`
            {{ a is odd in b }}              => 'in' stands after a test: put the test in parentheses, near `{{ a is odd in b }}`
            {{ a.uper() }}                   => There is no method 'uper' (did you mean 'upper'?), near `{{ a.uper() }}`
            {{ a.split(x=1) }}               => The method 'split' has no argument 'x', near `{{ a.split(x=1) }}`
            {{ a.upper(1) }}                 => The method 'upper' takes 0 arguments, not 1, near `{{ a.upper(1) }}`
            {{ length(a) }}                  => 'length()' cannot be called: write '| length', near `{{ length(a) }}`
            {{ cycler(1) }}                  => 'cycler()' is not supported: only range() and dict() are, near `{{ cycler(1) }}`
            {{ a.__class__() }}              => There is no method '__class__' (one of: capitalize, casefold, center, copy, count, endswith, find, format, get, index, isalnum, isalpha, isascii, isdecimal, isdigit, islower, isnumeric, isspace, istitle, isupper, and 26 more), near `{{ a.__class__() }}`
            {{ loop.index }}                 => 'loop' has a meaning only between {% for %} and {% endfor %}, near `{{ loop.index }}`
            {% for x in a %}{{ loop.indx }}{% endfor %} => 'loop' has no 'indx' (did you mean 'index'?), near `a %}{{ loop.indx }}{% endfor %}`
            {% for x in a %}{% for y in a %}{% endfor %}{% endfor %} => Data Designer permits no {% for %} inside a {% for %}, near `or x in a %}{% for y in a %}{% e`
            {% set x = 1 %}                  => Data Designer permits no {% set x = ... %}: write {% set x %}...{% endset %}, or {% with x = ... %}...{% endwith %}, near `{% set x = 1 %}`
            {% set x %}{{ x }}{% endset %}   => '{% set x %}' cannot use 'x' itself: give the variable another name, near `set x %}{{ x }}{% endset %}`
            {% include 'x' %}                => '{% include %}' is not supported: only if, for, set, with, filter, print, raw are, near `{% include 'x' %}`
            {% fro x in a %}                 => There is no statement '{% fro %}' (did you mean 'for'?), near `{% fro x in a %}`
            {% for x in a %}                 => '{% for %}' has no '{% endfor %}', near `{% for x in a %}`
            {% if a %}{% endfor %}           => '{% if %}' has no '{% endif %}' before '{% endfor %}', near `{% if a %}{% endfor`
            {% endfor %}                     => '{% endfor %}' has no '{% for %}' before it, near `{% endfor %}`
            {% raw %}x                       => '{% raw %}' has no '{% endraw %}', near `{% raw %}x`
            {{ (1] }}                        => ']' stands where ')' is needed, near `{{ (1] }}`
            {{ a = 1 }}                      => '=' compares nothing: write '==', near `{{ a = 1 }}`
            {{ a & b }}                      => '&' is not understood, near `{{ a & b }}`
            {{ 99999999999999999999 }}       => The number 99999999999999999999 is too large: whole numbers go up to 9223372036854775807, near `{{ 99999999999999999999`
            {{ '\\x4' }}                      => An escape such as '\\x41' needs 2 hexadecimal digits that name a character, near `{{ '\\x4' }}`
            """)
    void saysWhatIsWrongAndHowToRepairIt(String template, String sentence) {
        assertThatThrownBy(() -> Template.parse(template.replace("\\\\", "\\")))
                .isInstanceOf(TemplateSyntaxException.class)
                .hasMessage(sentence.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ 'x' * 1000000 }}                  => The template makes a text or a list of more than 100000 characters or items
            {{ 500000 * [1] }}                   => The template makes a text or a list of more than 100000 characters or items
            {{ '%99999999d' % a }}               => The template makes a text or a list of more than 100000 characters or items
            {{ '{:>99999999}'.format(a) }}       => The template makes a text or a list of more than 100000 characters or items
            {{ a.center(99999999) }}             => The template makes a text or a list of more than 100000 characters or items
            {{ 2 ** 64 }}                        => 2 ** 64 is too large: whole numbers go up to 9223372036854775807
            {% for i in range(1000000) %}{% endfor %} => 'range' gives more than 100000 numbers
            {{ range(0, 5, 0) }}                 => The step of 'range' is 0
            """)
    void seesWhatIsTooMuchBeforeAnyRow(String template, String sentence) {
        assertThat(Template.parse(template).excesses()).containsExactly(sentence);
    }

    @Test
    void findsNothingTooMuchInOrdinaryTemplates() {
        assertThat(Template.parse(
                                "{{ '-' * 20 }}{{ '%05.2f%%' % a }}{{ '{:>10,.2f}'.format(b) }}{{ 2 ** 10 }}{{ range(9) }}{{ a * 1000000 }}")
                        .excesses())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{{ ', '(', 1, ')', ' }}', 5000",
        "'{{ 1', '+1', 1, '', ' }}', 20000",
        "'{{ ', '-', 1, '', ' }}', 20000",
        "'{{ a', '|upper', 1, '', ' }}', 5000",
        "'{{ a', '.b', 1, '', ' }}', 20000",
        "'{{ ', '1', 1, '', ' }}', 40000",
        "'{{ ', '1_', 1, '', ' }}', 20000",
        "'{{ ', '[', 1, ']', ' }}', 10000",
        "'{{ a', ' if a else a', 1, '', ' }}', 3000",
        "'', '{% if a %}', x, '{% endif %}', '', 2000",
        "'', '{% with a = 1 %}', x, '{% endwith %}', '', 1000",
        "'{{ ', 'a~', '''y''', '', ' }}', 1000000",
    })
    void refusesDepthAndLengthInsteadOfFailing(
            String start, String open, String middle, String close, String end, int times) {
        String template = start + open.repeat(times) + middle + close.repeat(times) + end;
        assertThatThrownBy(() -> Template.parse(template)).isInstanceOf(TemplateSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ fine.upper() }} {{ fine[fine:] }} {{ {fine: fine} }}       => {{ amount.upper() }} {{ amount[amount:] }} {{ {amount: amount} }}
            {% for x in fine if fine > x %}{{ x.fine }}{{ fine }}{% endfor %} => {% for x in amount if amount > x %}{{ x.fine }}{{ amount }}{% endfor %}
            {% for fine in fine %}{{ fine }}{% endfor %}{{ fine }}        => {% for fine in amount %}{{ fine }}{% endfor %}{{ amount }}
            {% set fine %}a{% endset %}{{ fine }}                         => {% set fine %}a{% endset %}{{ fine }}
            {% if a %}{% set fine %}b{% endset %}{% endif %}{{ fine }}    => {% if a %}{% set amount %}b{% endset %}{% endif %}{{ amount }}
            {% with amount = 1 %}{{ fine + amount }}{% endwith %}         => {% with amount_item = 1 %}{{ amount + amount_item }}{% endwith %}
            {% for amount in a %}{{ amount }}{% endfor %}                 => {% for amount in a %}{{ amount }}{% endfor %}
            {{ '{}'.format(fine=fine) }} {{ dict(fine=fine) }}            => {{ '{}'.format(fine=amount) }} {{ dict(fine=amount) }}
            {% raw %}{{ fine }}{% endraw %}{% print fine, (fine) %}       => {% raw %}{{ fine }}{% endraw %}{% print amount, (amount) %}
            {% filter replace('fine', fine) %}fine{% endfilter %}         => {% filter replace('fine', amount) %}fine{% endfilter %}
            {{ a is divisibleby fine }}{{ 'fine' in fine }}               => {{ a is divisibleby amount }}{{ 'fine' in amount }}
            """)
    void renamesColumnsAndNotItsOwnVariables(String before, String after) {
        assertThat(Template.renamed(before, "fine", "amount")).isEqualTo(after);
    }
}
