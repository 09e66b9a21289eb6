package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.CompiledTemplate;
import dev.datawright.engine.expression.EvaluationException;
import dev.datawright.engine.model.ChatModels.ChatAnswer;
import dev.datawright.engine.model.ChatModels.ChatQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column that a language model writes, one call a row, as many at once as its model config allows.
///
/// A call without an answer leaves null and is reported; cells of the journal are not asked for again.
public final class ModelColumnGenerator implements ColumnGenerator {

    /// Data Designer's limit of calls at once when a model config names none.
    public static final int PARALLEL = 4;

    private static final Pattern THINKING = Pattern.compile("(?s)^\\s*<think>.*?</think>\\s*");

    private final LlmTextColumnConfig column;
    private final ModelConfig model;
    private final InferenceParameters parameters;
    private final CompiledTemplate prompt;
    private final @Nullable CompiledTemplate systemPrompt;
    private final Calls calls;
    private final Semaphore slots;

    /// @param slots calls to this model that may be open at once, shared by all columns of the model
    public ModelColumnGenerator(LlmTextColumnConfig column, ModelConfig model, Semaphore slots, Calls calls) {
        this.column = column;
        this.model = model;
        InferenceParameters given = model.inferenceParameters();
        this.parameters = given == null ? InferenceParameters.defaults() : given;
        this.prompt = CompiledTemplate.compile(column.prompt());
        String system = column.systemPrompt();
        this.systemPrompt = system == null ? null : CompiledTemplate.compile(system);
        this.slots = slots;
        this.calls = calls;
    }

    /// What all model columns of a run share.
    ///
    /// @param executor runs one task a call; waiting is cheap there
    public record Calls(
            ChatModels models,
            ExecutorService executor,
            CellJournal journal,
            ModelEvents events,
            RefusalWatch refusals) {}

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        @Nullable String[] texts = new String[batch.size()];
        Map<Long, String> known = calls.journal().find(column.name(), batch.firstRow(), batch.size());
        CompiledTemplate.Rendering prompts = prompt.over(batch);
        CompiledTemplate.Rendering systemPrompts = systemPrompt == null ? null : systemPrompt.over(batch);
        List<Future<?>> open = new ArrayList<>();
        try {
            for (int i = 0; i < batch.size(); i++) {
                int row = i;
                long number = batch.firstRow() + row;
                texts[row] = known.get(number);
                if (texts[row] != null || batch.skipped(column.name()).get(row)) {
                    continue;
                }
                ChatQuestion question = question(prompts, systemPrompts, row, number);
                if (question == null) {
                    continue;
                }
                slots.acquire();
                boolean submitted = false;
                try {
                    open.add(calls.executor().submit(() -> {
                        try {
                            texts[row] = ask(question, number);
                        } finally {
                            slots.release();
                        }
                        return null;
                    }));
                    submitted = true;
                } finally {
                    if (!submitted) {
                        slots.release();
                    }
                }
            }
            await(open);
        } finally {
            open.forEach(call -> call.cancel(true));
        }
        batch.put(column.name(), new ColumnVector.Strings(texts));
    }

    private @Nullable ChatQuestion question(
            CompiledTemplate.Rendering prompts,
            CompiledTemplate.@Nullable Rendering systemPrompts,
            int row,
            long number) {
        try {
            String system = systemPrompts == null ? null : systemPrompts.text(row);
            return new ChatQuestion(model.model(), system, prompts.text(row), parameters);
        } catch (EvaluationException noPrompt) {
            calls.events().failed(new CellFailure(column.name(), number, noPrompt.getMessage()));
            return null;
        }
    }

    private @Nullable String ask(ChatQuestion question, long row) throws InterruptedException {
        try {
            ChatAnswer answer = calls.models().ask(question);
            ModelUsage usage =
                    new ModelUsage(question.model(), answer.inputTokens(), answer.outputTokens(), answer.costUsd());
            calls.refusals().answered();
            calls.events().answered(column.name(), usage);
            String text = THINKING.matcher(answer.text()).replaceFirst("").strip();
            if (text.isEmpty()) {
                calls.events().failed(new CellFailure(column.name(), row, "The model's answer is empty"));
                return null;
            }
            calls.journal().keep(column.name(), row, text, usage);
            return text;
        } catch (ModelCallException failure) {
            calls.events().failed(new CellFailure(column.name(), row, failure.getMessage()));
            calls.refusals().failed(failure);
            return null;
        }
    }

    private static void await(List<Future<?>> open) throws InterruptedException {
        for (Future<?> call : open) {
            try {
                call.get();
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case InterruptedException interrupted -> throw interrupted;
                    case RuntimeException problem -> throw problem;
                    case Error error -> throw error;
                    case null, default -> throw new IllegalStateException(failed);
                }
            }
        }
    }
}
