package dev.datawright.launcher.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.launcher.failure.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileTest {

    private static final Path OURS = Path.of("..", "end-to-end", "eval", "requests.jsonl");

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(
                folder.resolve("r.jsonl"), String.join("\n", lines).replace('\'', '"'));
    }

    @Test
    void readsARequest() throws IOException {
        Request request = RequestFile.read(
                        file(
                                "# a comment",
                                "",
                                "{'id': 'a', 'language': 'de', 'tags': ['edit'], 'messages': ['eins', 'zwei'], 'expect': [{'rows': 5, 'turn': 1}, {'column': 'x'}], 'allowed': ['id']}"))
                .getFirst();

        assertThat(request.id()).isEqualTo("a");
        assertThat(request.messages()).containsExactly("eins", "zwei");
        assertThat(request.expectations()).extracting(Expectation::turn).containsExactly(1, 2);
        assertThat(request.expectations().getFirst().text()).isEqualTo("{\"rows\":5} after message 1");
        assertThat(request.asksFor("x")).isTrue();
        assertThat(request.asksFor("id")).isTrue();
        assertThat(request.asksFor("y")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "{'rows': 'many'} # expect[0].rows must be a whole number, not \"many\"",
                "{'colum': 'x'} # expect[0] states nothing: it needs one of column, rows, columns,",
                "{'column': 'x', 'rnge': [1, 2]} # expect[0].rnge is not known here",
                "{'column': 'x', 'range': [1]} # expect[0].range must be two values such as [1, 5] or [0, null], not [1]",
                "{'column': 'x', 'range': ['a', 2]} # expect[0].range[0] must be a number, not \"a\"",
                "{'column': 'x', 'whole': false} # expect[0].whole can only be true",
                "{'column': 'x', 'whole': true, 'range': [1, 2]} # expect[0].whole stands beside range: one expectation states one thing",
                "{'column': '('} # expect[0].column is no regular expression:",
                "{'column': 'x', 'dates': ['1.1.2024', null]} # expect[0].dates must be days such as \"2024-12-31\"",
                "{'column': 'x', 'distribution': ['bell']} # expect[0].distribution must be of [binomial, exponential,",
                "{'column': 'x', 'computed': 'a +', 'where': {'a': 'a'}} # expect[0].computed 'a +' cannot be read at character 4",
                "{'column': 'x', 'computed': 'a + b', 'where': {'a': 'a'}} # expect[0].where does not say which column 'b' is",
                "{'column': 'x', 'empty': true, 'when': {'column': 'y'}} # expect[0].when.column stands alone: a condition needs is, range or empty",
                "{'compare': ['a', '=>', 'b']} # expect[0].compare must be such as",
                "{'rows': 5, 'turn': 3} # expect[0].turn must be between 1 and 1, as there are so many messages",
                "{'answers_in': 'it'} # expect[0].answers_in must be en, de, fr or es, not 'it'",
            })
    void tellsLineAndFieldOfAWrongExpectation(String expectation, String sentence) throws IOException {
        Path file = file("", "{'id': 'a', 'language': 'en', 'messages': ['m'], 'expect': [" + expectation + "]}");

        assertThatThrownBy(() -> RequestFile.read(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("--file " + file + " cannot be played:\n  line 2: " + sentence);
    }

    @Test
    void tellsAllLinesThatAreWrong() throws IOException {
        Path file = file(
                "{'id': 'a', 'language': 'en', 'messages': ['m'], 'expect': [{'rows': 5}]}",
                "{'id': 'a', 'language': 'en', 'messages': ['m'], 'expect': [{'rows': 5}]}",
                "{'id': 'b', 'language': 'xx', 'messages': ['m'], 'expect': [{'rows': 5}]}",
                "{'id': 'c', 'language': 'en', 'messages': [], 'expect': [{'rows': 5}]}",
                "{'id': 'd', 'language': 'en', 'messages': ['m'], 'expect': []}",
                "{'id': 'e', 'language': 'en', 'messages': ['m'], 'expect': [{'rows': 5}], 'model': 'x'}",
                "not json",
                "[]");

        assertThatThrownBy(() -> RequestFile.read(file))
                .hasMessageContaining("line 2: id 'a' is the one of line 1\n")
                .hasMessageContaining("line 3: language must be en, de, fr or es, not 'xx'\n")
                .hasMessageContaining("line 4: messages must be a list of texts, not []\n")
                .hasMessageContaining("line 5: expect must be a list of at least one expectation\n")
                .hasMessageContaining("line 6: model is not known here\n")
                .hasMessageContaining("line 7: no JSON object: ")
                .hasMessageContaining("line 8: must be an object in { }");
    }

    @Test
    void refusesAFileThatHoldsNothing() throws IOException {
        Path empty = file("# nothing");
        Path absent = folder.resolve("absent.jsonl");

        assertThatThrownBy(() -> RequestFile.read(empty)).hasMessage("--file " + empty + " holds no request.");
        assertThatThrownBy(() -> RequestFile.read(absent)).hasMessage("--file " + absent + ": there is no such file.");
    }

    @Test
    void readsOurOwnFileWithItsWholeMix() {
        List<Request> requests = RequestFile.read(OURS);

        assertThat(requests).hasSizeGreaterThanOrEqualTo(60);
        assertThat(requests.stream().collect(Collectors.groupingBy(Request::language, Collectors.counting())))
                .hasEntrySatisfying("de", count -> assertThat(count).isGreaterThanOrEqualTo(6))
                .hasEntrySatisfying("fr", count -> assertThat(count).isGreaterThanOrEqualTo(3))
                .hasEntrySatisfying("es", count -> assertThat(count).isGreaterThanOrEqualTo(3));
        assertThat(requests.stream()
                        .flatMap(request -> request.tags().stream())
                        .collect(Collectors.groupingBy(tag -> tag, Collectors.counting())))
                .hasEntrySatisfying("vague", count -> assertThat(count).isGreaterThanOrEqualTo(5))
                .hasEntrySatisfying("edit", count -> assertThat(count).isGreaterThanOrEqualTo(10))
                .hasEntrySatisfying("contradictory", count -> assertThat(count).isGreaterThanOrEqualTo(4))
                .hasEntrySatisfying("hostile", count -> assertThat(count).isGreaterThanOrEqualTo(4));
    }
}
