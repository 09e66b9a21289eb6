package dev.datawright.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.agent.conversation.CallMade;
import dev.datawright.agent.conversation.Entry;
import dev.datawright.agent.model.ModelCall;
import dev.datawright.agent.model.ModelMessage;
import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class HistoryTest {

    private static final List<String> TEXTS = List.of("", " ", "Hello.", "Two columns.", "x".repeat(3_000));
    private static final List<String> NAMES =
            List.of("set_columns", "", "make coffee!", "propose_job", "ünïcode", "n".repeat(100));
    private static final List<String> ARGUMENTS =
            List.of("{}", "", "null", "[1]", "{\"columns\":[", "\"{\\\"rows\\\":2}\"", "{\"rows\":5}", "oh no");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isInAnOrderThatEveryProviderTakes(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            List<Entry> entries = conversation(random);
            check(entries, History.of(entries));
        }
    }

    @Test
    void letsBothSidesTakeTurns() {
        List<ModelMessage> messages = History.of(List.of(
                new Entry.Said("a fine"),
                new Entry.Said("and a street"),
                answered("Half a"),
                answered("The model gateway did not answer."),
                new Entry.Said("again")));

        assertThat(messages)
                .containsExactly(
                        new ModelMessage.User("a fine"),
                        new ModelMessage.Assistant("(Stopped before an answer.)", List.of()),
                        new ModelMessage.User("and a street"),
                        new ModelMessage.Assistant("Half a\n\nThe model gateway did not answer.", List.of()),
                        new ModelMessage.User("again"));
    }

    @Test
    void foldsWhatAFinishedTurnCalledAndKeepsThePresentOneWhole() {
        String columns = "{\"columns\":[{\"name\":\"fine\",\"column_type\":\"sampler\",\"params\":{\"values\":[\""
                + "v".repeat(2_000) + "\"]}}],\"rows\":200}";
        Entry.Answered old = answered("", new CallMade("1", "set_columns", columns));
        Entry.Answered present = answered("", new CallMade("1", "set_columns", columns));
        List<ModelMessage> messages = History.of(List.of(
                new Entry.Said("a fine"),
                old,
                new Entry.Returned(old.id(), 0, "r".repeat(5_000)),
                answered("Done."),
                new Entry.Said("another"),
                present,
                new Entry.Returned(present.id(), 0, "r".repeat(5_000))));

        assertThat(call(messages.get(1)).arguments())
                .isEqualTo("{\"columns\":[{\"name\":\"fine\",\"column_type\":\"sampler\"}],\"rows\":200}");
        assertThat(result(messages.get(2))).hasSizeLessThan(300).endsWith("… (folded)");
        assertThat(call(messages.get(5)).arguments()).isEqualTo(columns);
        assertThat(result(messages.get(6))).hasSize(5_000);
    }

    @Test
    void onlyGrowsAtItsEndWhileATurnGoesOn() {
        Entry.Answered first = answered("", new CallMade("1", "set_columns", "{\"rows\":5}"));
        List<Entry> entries = new ArrayList<>(List.of(new Entry.Said("a fine"), first));
        entries.add(new Entry.Returned(first.id(), 0, "done"));
        List<ModelMessage> before = History.of(entries);
        Entry.Answered second = answered("Looking.", new CallMade("1", "preview_design", "{}"));
        entries.add(second);
        entries.add(new Entry.Returned(second.id(), 0, "5 rows"));

        assertThat(History.of(entries)).startsWith(before.toArray(ModelMessage[]::new));
    }

    private static ModelCall call(ModelMessage message) {
        return ((ModelMessage.Assistant) message).calls().getFirst();
    }

    private static String result(ModelMessage message) {
        return ((ModelMessage.ToolResults) message).results().getFirst().text();
    }

    private static Entry.Answered answered(String text, CallMade... calls) {
        return new Entry.Answered(UUID.randomUUID(), text, List.of(calls));
    }

    private static List<Entry> conversation(Random random) {
        List<Entry> entries = new ArrayList<>();
        int length = 1 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(3) == 0) {
                entries.add(new Entry.Said("message " + i));
                continue;
            }
            List<CallMade> calls = new ArrayList<>();
            for (int c = random.nextInt(4); c > 0; c--) {
                calls.add(new CallMade("call_1", one(NAMES, random), one(ARGUMENTS, random)));
            }
            var answered = new Entry.Answered(new UUID(random.nextLong(), i), one(TEXTS, random), calls);
            entries.add(answered);
            List<Entry> returned = new ArrayList<>();
            for (int c = 0; c < calls.size(); c++) {
                if (random.nextInt(5) > 0) {
                    returned.add(new Entry.Returned(answered.id(), c, one(TEXTS, random)));
                }
            }
            Collections.shuffle(returned, random);
            entries.addAll(returned);
        }
        return entries;
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static void check(List<Entry> entries, List<ModelMessage> messages) {
        if (entries.stream().noneMatch(Entry.Said.class::isInstance)) {
            assertThat(messages).isEmpty();
            return;
        }
        assertThat(messages.getFirst()).isInstanceOf(ModelMessage.User.class);
        assertThat(messages.getLast()).isNotInstanceOf(ModelMessage.Assistant.class);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            ModelMessage before = i == 0 ? null : messages.get(i - 1);
            switch (messages.get(i)) {
                case ModelMessage.Instructions instructions -> throw new AssertionError(instructions);
                case ModelMessage.User user -> {
                    assertThat(user.text()).isNotBlank();
                    assertThat(before == null || before instanceof ModelMessage.Assistant)
                            .isTrue();
                }
                case ModelMessage.Assistant assistant -> {
                    assertThat(before).isNotNull().isNotInstanceOf(ModelMessage.Assistant.class);
                    assertThat(assistant.text().isEmpty())
                            .isEqualTo(assistant.text().isBlank());
                    assertThat(assistant.text().isEmpty() && assistant.calls().isEmpty())
                            .isFalse();
                    for (ModelCall call : assistant.calls()) {
                        assertThat(ids.add(call.id())).isTrue();
                        assertThat(call.id()).matches("[a-z0-9]{9}");
                        assertThat(call.name()).matches("[a-zA-Z0-9_-]{1,64}");
                        assertThat(WireJson.mapper().readTree(call.arguments())).isInstanceOf(ObjectNode.class);
                    }
                    if (!assistant.calls().isEmpty()) {
                        assertThat(messages.get(i + 1))
                                .isInstanceOfSatisfying(
                                        ModelMessage.ToolResults.class,
                                        results -> assertThat(results.results())
                                                .extracting(ModelMessage.ToolResult::callId)
                                                .isEqualTo(assistant.calls().stream()
                                                        .map(ModelCall::id)
                                                        .toList()));
                    }
                }
                case ModelMessage.ToolResults results -> {
                    assertThat(before).isInstanceOf(ModelMessage.Assistant.class);
                    assertThat(results.results())
                            .allSatisfy(result -> assertThat(result.text()).isNotBlank());
                }
            }
        }
    }
}
