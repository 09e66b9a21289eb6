package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The port to language models. Called by many threads at once; blocks until there is an answer.
@FunctionalInterface
public interface ChatModels {

    /// Asks once, with whatever retries the adapter makes.
    ///
    /// @throws ModelCallException when there is no answer
    /// @throws InterruptedException when the thread was interrupted
    ChatAnswer ask(ChatQuestion question) throws InterruptedException;

    /// For designs without model columns: every question is refused.
    static ChatModels none() {
        return question -> {
            throw new ModelCallException(
                    ModelCallException.Kind.REFUSED, "No model gateway is configured, so nobody answers");
        };
    }

    /// @param model the gateway's name of the model
    record ChatQuestion(String model, @Nullable String system, String prompt, InferenceParameters parameters) {
        public ChatQuestion {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(prompt, "prompt");
            Objects.requireNonNull(parameters, "parameters");
        }
    }

    /// @param costUsd what the gateway says it cost; absent when it does not say
    record ChatAnswer(
            String text,
            long inputTokens,
            long outputTokens,
            @Nullable Double costUsd) {
        public ChatAnswer {
            Objects.requireNonNull(text, "text");
        }
    }
}
