package dev.datawright.agent.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/// Gathers the pieces of an answer, and hands its words on as they come.
final class GatheredAnswer {

    private final Consumer<String> listener;
    private final SpokenCalls spoken;
    private final ThoughtFilter filter = new ThoughtFilter();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private final Map<String, ModelCall> calls = new LinkedHashMap<>();
    private String model;
    private long inputTokens;
    private long outputTokens;

    /// @param model who is asked, until the answer says who answers
    /// @param tools names of the tools that the model knows
    GatheredAnswer(String model, Set<String> tools, Consumer<String> listener) {
        this.model = model;
        this.spoken = new SpokenCalls(tools);
        this.listener = listener;
    }

    void accept(ChatResponse piece) {
        for (Generation generation : piece.getResults()) {
            AssistantMessage message = generation.getOutput();
            String content = message.getText();
            if (content != null && !content.isEmpty()) {
                show(filter.accept(content));
            }
            for (AssistantMessage.ToolCall call : message.getToolCalls()) {
                add(new ModelCall(call.id(), call.name(), call.arguments()));
            }
        }
        Usage usage = piece.getMetadata().getUsage();
        if (usage != null && usage.getTotalTokens() != null && usage.getTotalTokens() > 0) {
            inputTokens = orZero(usage.getPromptTokens());
            outputTokens = orZero(usage.getCompletionTokens());
        }
        String named = piece.getMetadata().getModel();
        if (named != null && !named.isBlank()) {
            model = named;
        }
    }

    ModelAnswer whole(AnswerNotes notes) {
        show(filter.finish());
        filter.calls().forEach(call -> spoken.in(call).forEach(this::add));
        if (!held.isEmpty()) {
            List<ModelCall> said = calls.isEmpty() ? spoken.in(held.toString()) : List.of();
            if (said.isEmpty()) {
                say(held.toString());
            }
            said.forEach(this::add);
        }
        ModelAnswer.End end = notes.end();
        return new ModelAnswer(
                text.toString().strip(),
                new ArrayList<>(calls.values()),
                model,
                inputTokens,
                outputTokens,
                notes.costUsd(),
                end == null ? ModelAnswer.End.WHOLE : end);
    }

    /// Some models give every call the same id; the history must tell them apart.
    private void add(ModelCall call) {
        String unique = calls.containsKey(call.id()) ? call.id() + "-" + calls.size() : call.id();
        calls.put(unique, new ModelCall(unique, call.name(), call.arguments()));
    }

    private void show(String shown) {
        if (shown.isEmpty()) {
            return;
        }
        if (!held.isEmpty() || text.isEmpty() && SpokenCalls.mayBegin(shown)) {
            held.append(shown);
        } else {
            say(shown);
        }
    }

    private void say(String shown) {
        text.append(shown);
        listener.accept(shown);
    }

    private static long orZero(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
