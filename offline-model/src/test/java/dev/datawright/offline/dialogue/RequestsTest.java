package dev.datawright.offline.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Everyday ways to ask, in both languages, read from `requests.txt`: as `sentences.txt`, and `=` is the name that the
/// dataset gets, ` >> ` in a message parts it from the reason with which its proposal is declined.
class RequestsTest {

    private record Request(
            String text, @Nullable String reason, List<String> changes, List<String> words, List<String> titles) {}

    @Test
    void understandsEveryRequestOrSaysWhatItDidNotUnderstand() {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (List<Request> conversation : conversations()) {
            Bench bench = new Bench();
            for (Request request : conversation) {
                count++;
                String trouble = trouble(bench, request);
                if (!trouble.isEmpty()) {
                    wrong.add("> " + request.text() + "\n  " + trouble);
                }
            }
            if (!bench.refusals().isEmpty()) {
                wrong.add("> " + conversation.getFirst().text() + "\n  sent what is not valid: " + bench.refusals());
            }
        }
        System.out.println("requests understood as expected: " + (count - wrong.size()) + " of " + count);
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThanOrEqualTo(120);
    }

    @Test
    void holdsBothLanguages() {
        long german = conversations().stream()
                .flatMap(List::stream)
                .filter(request -> Languages.guess(request.text(), Language.ENGLISH) == Language.GERMAN)
                .count();
        long all = conversations().stream().mapToLong(List::size).sum();
        assertThat(german).isBetween(all / 3, all * 2 / 3);
    }

    /// What is not as expected; empty when all is.
    private static String trouble(Bench bench, Request request) {
        Bench.Outcome outcome = request.reason() == null
                ? bench.say(request.text())
                : bench.sayAndDecline(request.text(), request.reason());
        if (!outcome.changes().equals(request.changes())) {
            return "did " + outcome.changes() + " and not " + request.changes();
        }
        for (String words : request.words()) {
            if (!outcome.words().contains(words)) {
                return "did not say '" + words + "' but '" + outcome.words() + "'";
            }
        }
        for (String title : request.titles()) {
            if (!bench.title().equals(title)) {
                return "named it '" + bench.title() + "' and not '" + title + "'";
            }
        }
        return outcome.words().isBlank() ? "said nothing" : "";
    }

    private static List<List<Request>> conversations() {
        return Arrays.stream(table().split("\n(?:[ \\t]*\n)+"))
                .map(RequestsTest::conversation)
                .filter(requests -> !requests.isEmpty())
                .toList();
    }

    private static List<Request> conversation(String block) {
        List<Request> requests = new ArrayList<>();
        for (String line : block.lines().filter(line -> !line.startsWith("#")).toList()) {
            if (line.startsWith("> ")) {
                String[] parts = line.substring(2).replace("\\n", "\n").split(" >> ", -1);
                requests.add(new Request(
                        parts[0],
                        parts.length > 1 ? parts[1].strip() : null,
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>()));
            } else if (line.startsWith("\" ")) {
                requests.getLast().words().add(line.substring(2));
            } else if (line.startsWith("= ")) {
                requests.getLast().titles().add(line.substring(2));
            } else if (!line.isBlank()) {
                requests.getLast().changes().add(line);
            }
        }
        return requests;
    }

    private static String table() {
        try (InputStream in = Objects.requireNonNull(RequestsTest.class.getResourceAsStream("requests.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
