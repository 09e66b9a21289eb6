package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.CallMade;
import dev.datawright.agent.conversation.Entry;
import dev.datawright.agent.model.ModelCall;
import dev.datawright.agent.model.ModelMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The conversation as every provider takes it.
///
/// It begins with the person and ends with the person or with results; people and agent take turns; every call is
/// answered once, right behind the message that made it, in order; nothing is empty; names and ids are of the kinds
/// that the strictest provider takes. What a finished turn called is folded: the design line says what came of it.
final class History {

    private static final int MAX_CHARACTERS = 60_000;
    private static final int FOLDED_RESULT = 240;
    private static final String NOT_RUN = "The run was stopped before this call.";
    private static final String GO_ON = "(No new message. Go on from here.)";
    private static final String NOTED = "(Noted.)";
    private static final String STOPPED = "(Stopped before an answer.)";

    private final Map<UUID, Map<Integer, String>> results = new HashMap<>();
    private final List<Entry> entries;

    private History(List<Entry> entries) {
        this.entries = entries;
        for (Entry entry : entries) {
            if (entry instanceof Entry.Returned returned) {
                results.computeIfAbsent(returned.answersId(), id -> new HashMap<>())
                        .put(returned.callIndex(), returned.text());
            }
        }
    }

    /// The newest part of the conversation that fits.
    static List<ModelMessage> of(List<Entry> entries) {
        return inTurns(new History(entries).newest());
    }

    /// From a message of the person on.
    private List<ModelMessage> newest() {
        List<ModelMessage> messages = new ArrayList<>();
        int characters = 0;
        int start = 0;
        boolean finished = false;
        for (Entry entry : entries.reversed()) {
            List<ModelMessage> of = messages(entry, finished);
            characters += of.stream().mapToInt(History::size).sum();
            if (characters > MAX_CHARACTERS && start > 0) {
                break;
            }
            messages.addAll(0, of);
            if (entry instanceof Entry.Said) {
                start = messages.size();
                finished = true;
            }
        }
        return messages.subList(messages.size() - start, messages.size());
    }

    /// @param finished whether its turn is over, so that its calls are folded
    private List<ModelMessage> messages(Entry entry, boolean finished) {
        return switch (entry) {
            case Entry.Said said -> List.of(new ModelMessage.User(said.text()));
            case Entry.Answered answered -> answered(answered, finished);
            // Stands behind its answer already.
            case Entry.Returned returned -> List.of();
        };
    }

    private List<ModelMessage> answered(Entry.Answered answered, boolean finished) {
        List<ModelCall> calls = new ArrayList<>();
        List<ModelMessage.ToolResult> answers = new ArrayList<>();
        Map<Integer, String> returned = results.getOrDefault(answered.id(), Map.of());
        for (int i = 0; i < answered.calls().size(); i++) {
            CallMade call = answered.calls().get(i);
            String id = Ids.call(answered.id(), i);
            String name = name(call.name());
            String result = returned.getOrDefault(i, NOT_RUN);
            calls.add(new ModelCall(
                    id, name, finished ? Folding.arguments(call.arguments()) : Arguments.normalised(call.arguments())));
            answers.add(new ModelMessage.ToolResult(
                    id, name, result.isBlank() ? "Done." : finished ? Folding.text(result, FOLDED_RESULT) : result));
        }
        var assistant = new ModelMessage.Assistant(answered.text().strip(), calls);
        if (calls.isEmpty()) {
            return assistant.text().isEmpty() ? List.of() : List.of(assistant);
        }
        return List.of(assistant, new ModelMessage.ToolResults(answers));
    }

    /// Joins what the agent said in a row, and lets it take note of results, or of having been stopped, before the
    /// person speaks again.
    private static List<ModelMessage> inTurns(List<ModelMessage> messages) {
        List<ModelMessage> turns = new ArrayList<>();
        for (ModelMessage message : messages) {
            ModelMessage last = turns.isEmpty() ? null : turns.getLast();
            ModelMessage joined = last == null ? null : joined(last, message);
            if (joined != null) {
                turns.set(turns.size() - 1, joined);
                continue;
            }
            if (last instanceof ModelMessage.ToolResults && message instanceof ModelMessage.User) {
                turns.add(new ModelMessage.Assistant(NOTED, List.of()));
            }
            if (last instanceof ModelMessage.User && message instanceof ModelMessage.User) {
                turns.add(new ModelMessage.Assistant(STOPPED, List.of()));
            }
            turns.add(message);
        }
        if (!turns.isEmpty() && turns.getLast() instanceof ModelMessage.Assistant) {
            turns.add(new ModelMessage.User(GO_ON));
        }
        return turns;
    }

    private static @Nullable ModelMessage joined(ModelMessage first, ModelMessage second) {
        if (first instanceof ModelMessage.Assistant before
                && before.calls().isEmpty()
                && second instanceof ModelMessage.Assistant after) {
            String text = (before.text() + "\n\n" + after.text()).strip();
            return new ModelMessage.Assistant(text, after.calls());
        }
        return null;
    }

    /// A tool's name as providers take it, whatever a model made of it.
    private static String name(String called) {
        String name = called.replaceAll("[^a-zA-Z0-9_-]", "_");
        return name.isEmpty() ? "unknown" : name.substring(0, Math.min(64, name.length()));
    }

    private static int size(ModelMessage message) {
        return switch (message) {
            case ModelMessage.Instructions instructions -> instructions.text().length();
            case ModelMessage.User user -> user.text().length();
            case ModelMessage.Assistant assistant ->
                assistant.text().length()
                        + assistant.calls().stream()
                                .mapToInt(call -> call.arguments().length())
                                .sum();
            case ModelMessage.ToolResults results ->
                results.results().stream()
                        .mapToInt(result -> result.text().length())
                        .sum();
        };
    }
}
