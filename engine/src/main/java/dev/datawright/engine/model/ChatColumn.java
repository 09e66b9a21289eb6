package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.TraceType;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.CompiledTemplate;
import dev.datawright.engine.model.ChatModels.ChatAnswer;
import dev.datawright.engine.model.ChatModels.ChatMessage;
import dev.datawright.engine.model.ChatModels.ChatQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column that a chat model writes. An answer that its kind cannot use is sent back once, with what is wrong.
public final class ChatColumn extends ModelColumn {

    private static final Pattern THINKING = Pattern.compile("(?s)^\\s*<think>(.*?)</think>\\s*");

    private final ModelColumnConfig column;
    private final AnswerKind kind;
    private final @Nullable String instructions;
    private final ParameterDraws parameters;
    private final CompiledTemplate prompt;
    private final @Nullable CompiledTemplate systemPrompt;

    public ChatColumn(ModelColumnConfig column, ModelLine line) {
        super(column, line);
        this.column = column;
        this.kind = AnswerKind.of(column);
        this.instructions = kind.instructions();
        this.parameters = new ParameterDraws(line.parameters(), line.calls().seed(), column.name());
        this.prompt = CompiledTemplate.compile(column.prompt());
        String system = column.systemPrompt();
        this.systemPrompt = system == null ? null : CompiledTemplate.compile(system);
    }

    @Override
    ColumnType type() {
        return kind.type();
    }

    @Override
    Maker over(OpenBatch batch) {
        return (row, asking) -> converse(messages(batch, row), asking);
    }

    private List<ChatMessage> messages(OpenBatch batch, int row) {
        List<ChatMessage> messages = new ArrayList<>();
        if (systemPrompt != null) {
            messages.add(new ChatMessage("system", systemPrompt.over(batch).text(row)));
        }
        String text = prompt.over(batch).text(row);
        messages.add(new ChatMessage("user", instructions == null ? text : text + "\n\n" + instructions));
        return messages;
    }

    private Cell converse(List<ChatMessage> messages, Asking asking)
            throws InterruptedException, UnusableAnswerException {
        InferenceParameters drawn = parameters.of(asking.number());
        List<Map<String, Object>> trace = new ArrayList<>();
        messages.forEach(message -> trace.add(message(message.role(), message.content(), null)));
        boolean mayRepair = kind.isRepaired();
        while (true) {
            ChatAnswer answer = line().call(
                            asking,
                            () -> line().calls().models().ask(new ChatQuestion(line().model(), messages, drawn)));
            paid(asking, new ModelUsage(line().model(), answer.inputTokens(), answer.outputTokens(), answer.costUsd()));
            Matcher thinking = THINKING.matcher(answer.text());
            boolean hasThought = thinking.find();
            String text = (hasThought ? answer.text().substring(thinking.end()) : answer.text()).strip();
            String reasoning = reasoning(answer.reasoning(), hasThought ? thinking.group(1) : null);
            trace.add(message("assistant", text, reasoning));
            try {
                return new Cell(kind.read(text), kept(trace), column.extractReasoningContent() ? reasoning : null);
            } catch (UnusableAnswerException unusable) {
                if (!mayRepair) {
                    throw unusable;
                }
                mayRepair = false;
                messages.add(new ChatMessage("assistant", text));
                messages.add(new ChatMessage("user", unusable.getMessage()));
                trace.add(message("user", unusable.getMessage(), null));
            }
        }
    }

    private static @Nullable String reasoning(@Nullable String told, @Nullable String thought) {
        String reasoning = told == null ? thought : told;
        return reasoning == null || reasoning.isBlank() ? null : reasoning.strip();
    }

    private @Nullable List<?> kept(List<Map<String, Object>> trace) {
        TraceType type = column.withTrace();
        return switch (type) {
            case null -> null;
            case NONE -> null;
            case LAST_MESSAGE -> List.of(trace.getLast());
            case ALL_MESSAGES -> trace;
        };
    }

    private static Map<String, Object> message(String role, String text, @Nullable String reasoning) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "text");
        part.put("text", text);
        message.put("content", List.of(part));
        message.put("reasoning_content", reasoning);
        return message;
    }
}
