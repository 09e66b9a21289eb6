package dev.datawright.offline.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What people write and what comes of it, read from `sentences.txt`: a blank line parts conversations, `>` begins a
/// message (`\n` is a line end in it), `"` is something the answer says, every other line is a change in [Notation].
class SentencesTest {

    @ParameterizedTest
    @MethodSource("conversations")
    void givesTheDesignThatTheWordsSay(List<Exchange> conversation) {
        Bench bench = new Bench();
        for (Exchange exchange : conversation) {
            Bench.Outcome outcome = bench.say(exchange.message());
            assertThat(outcome.changes()).as(exchange.message()).containsExactlyElementsOf(exchange.changes());
            assertThat(outcome.words()).as(exchange.message()).isNotBlank();
            assertThat(exchange.words())
                    .allSatisfy(words -> assertThat(outcome.words()).contains(words));
        }
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void neverSendsADesignThatIsNotValid(List<Exchange> conversation) {
        Bench bench = new Bench();
        conversation.forEach(exchange -> bench.say(exchange.message()));
        assertThat(bench.refusals()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void saysTheSameToTheSameWords(List<Exchange> conversation) {
        Bench one = new Bench();
        Bench other = new Bench();
        for (Exchange exchange : conversation) {
            assertThat(one.say(exchange.message())).isEqualTo(other.say(exchange.message()));
        }
    }

    @Test
    void coversAtLeastEightyConversations() {
        assertThat(conversations()).hasSizeGreaterThanOrEqualTo(80);
    }

    static Stream<Arguments> conversations() {
        return Arrays.stream(table().split("\n(?:[ \\t]*\n)+"))
                .map(SentencesTest::conversation)
                .filter(exchanges -> !exchanges.isEmpty())
                .map(exchanges -> argumentSet(exchanges.getFirst().message(), exchanges));
    }

    private static List<Exchange> conversation(String block) {
        List<Exchange> exchanges = new ArrayList<>();
        for (String line : block.lines().filter(line -> !line.startsWith("#")).toList()) {
            if (line.startsWith("> ")) {
                exchanges.add(
                        new Exchange(line.substring(2).replace("\\n", "\n"), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("\" ")) {
                exchanges.getLast().words().add(line.substring(2));
            } else if (!line.isBlank()) {
                exchanges.getLast().changes().add(line);
            }
        }
        return exchanges;
    }

    private static String table() {
        try (InputStream in = Objects.requireNonNull(SentencesTest.class.getResourceAsStream("sentences.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Exchange(String message, List<String> changes, List<String> words) {}
}
