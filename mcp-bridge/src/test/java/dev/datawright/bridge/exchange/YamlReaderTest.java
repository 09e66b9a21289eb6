package dev.datawright.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.bridge.problem.BridgeFailure;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private static String read(String yaml) {
        return YamlReader.read(yaml, 10_000, 20).toString();
    }

    @Test
    void readsValuesAsPyYamlDoes() {
        assertThat(read("""
                a: 1
                b: 1.5
                c: yes
                d: 2024-01-02
                e: '05'
                f: null
                g: [x, "y"]
                5: |
                  two
                  lines
                """))
                .isEqualTo("{\"a\":1,\"b\":1.5,\"c\":true,\"d\":\"2024-01-02\",\"e\":\"05\",\"f\":null,"
                        + "\"g\":[\"x\",\"y\"],\"5\":\"two\\nlines\\n\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'a: &x [1]'                        | line 1, column 4: there is an anchor or alias
            'a: *x'                            | line 1, column 4: there is an anchor or alias
            'a: !!python/object:os.system {}'  | tag is not allowed: tag:yaml.org,2002:python/object:os.system
            'a: !!java.net.URL [x]'            | tag is not allowed: tag:yaml.org,2002:java.net.URL
            'a: !!binary aGVsbG8='             | there is a tag
            'a: {b: [1'                        | line 1
            '? [1, 2]'                         | a key is no text
            'a: 1#a: 2'                        | is there twice
            '<<: {a: 1}'                       | fields are merged
            'a: .nan'                          | beyond bounds
            'a: 99999999999999999999999'       | beyond bounds
            '--- 1#--- 2'                      | another document
            """)
    void refusesWhatIsNoPlainValueWithItsPlace(String yaml, String words) {
        assertThatThrownBy(() -> read(yaml.replace('#', '\n')))
                .isInstanceOf(BridgeFailure.class)
                .hasMessageContaining("content: ")
                .hasMessageContaining(words);
    }

    @Test
    void givesUpOnBombsAtOnce() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        String long_ = "a: " + "x".repeat(20_000);
        String laughs = "a: &a [x, x]\n"
                + IntStream.range(0, 30)
                        .mapToObj(i -> (char) ('b' + i % 24) + "" + i + ": &b" + i + " [*a, *a]")
                        .collect(Collectors.joining("\n"));
        for (String bomb : new String[] {deep, long_, laughs}) {
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> read(bomb)).isInstanceOf(BridgeFailure.class));
        }
        assertThatThrownBy(() -> read("# nothing")).hasMessageContaining("it is empty");
    }
}
