package dev.datawright.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThoughtFilterTest {

    @ParameterizedTest
    @CsvSource({
        "Hello., Hello.",
        "<think>hm</think>Hello., Hello.",
        "Before <think>hm</think>after, Before after",
        "a < b and <thing>, a < b and <thing>",
        "<think>never ends, ''",
        "ends with <thi, ends with <thi"
    })
    void leavesThoughtsOutHoweverThePiecesAreCut(String said, String shown) {
        for (int size = 1; size <= said.length(); size++) {
            var filter = new ThoughtFilter();
            var text = new StringBuilder();
            for (int at = 0; at < said.length(); at += size) {
                text.append(filter.accept(said.substring(at, Math.min(said.length(), at + size))));
            }
            text.append(filter.finish());
            assertThat(text).as("pieces of %d", size).hasToString(shown);
        }
    }
}
