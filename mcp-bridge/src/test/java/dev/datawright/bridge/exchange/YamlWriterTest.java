package dev.datawright.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class YamlWriterTest {

    private static JsonNode json(String text) {
        return WireJson.mapper().readTree(text);
    }

    @Test
    void writesTextsOfSeveralLinesAsBlocks() {
        assertThat(YamlWriter.write(json("{\"prompt\": \"Write\\na note.\\n\", \"low\": 15.0}"), List.of("a\nb")))
                .isEqualTo("""
                        # a b
                        prompt: |
                          Write
                          a note.
                        low: 15.0
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"yes\", \"no\", \"on\", \"null\", \"~\", \"\", \" a \", \"05\", \"1e5\", \"1_000\", \"12:30:00\"]",
                "[\"2024-01-01\", \"a: b\", \"- x\", \"#x\", \"{{ a }}\", \"{% if a %}\", \"'\", \"\\\"\", \"&a\", \"*a\"]",
                "[\"a\\n\\nb\", \"\\n\", \" a\\n b\", \"a\\n\\n\\n\", \"a\\tb\\nc\", \"a \\nb\", \"\\u0007\\nx\", \"é😀\\n\"]",
                "[1.0E-7, 1234.5, 1.0E25, 1.0E300, -2.5E-30, 0.1, 3, true, null, [], {}]",
                "{\"a b\": {\"kind == 'x'\": {\"low\": 1}}, \"5\": \"x\", \"yes\": 1, \"<<\": 2}"
            })
    void isReadBackAsWritten(String text) {
        JsonNode before = json("{\"value\": " + text + "}");
        String yaml = YamlWriter.write(before, List.of());
        if (!text.contains("<<")) {
            assertThat(YamlReader.read(yaml, 10_000, 20).toString().replace("E+", "E"))
                    .isEqualTo(WireJson.mapper()
                            .readTree(before.toString())
                            .toString()
                            .replace("E+", "E"));
        } else {
            assertThat(yaml).contains("'<<': 2").contains("'yes': 1").contains("'5': x");
        }
    }
}
