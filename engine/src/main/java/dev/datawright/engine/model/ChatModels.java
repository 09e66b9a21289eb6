package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The port to language models. Called by many threads at once; blocks until there is an answer.
@FunctionalInterface
public interface ChatModels {

    /// Asks once; who calls decides whether to ask again.
    ///
    /// @throws ModelCallException when there is no answer
    /// @throws InterruptedException when the thread was interrupted
    ChatAnswer ask(ChatQuestion question) throws InterruptedException;

    /// Makes vectors of texts, once.
    ///
    /// @throws ModelCallException when there is no answer
    /// @throws InterruptedException when the thread was interrupted
    default EmbeddingAnswer embed(EmbeddingQuestion question) throws InterruptedException {
        throw new ModelCallException(
                ModelCallException.Kind.REFUSED, "The model '" + question.model() + "' makes no embeddings");
    }

    /// How long a call that may succeed later is repeated.
    default Patience patience() {
        return Patience.NONE;
    }

    /// For designs without model columns: every question is refused.
    static ChatModels none() {
        return question -> {
            throw new ModelCallException(
                    ModelCallException.Kind.REFUSED, "No model gateway is configured, so nobody answers");
        };
    }

    /// @param role `system`, `user` or `assistant`
    record ChatMessage(String role, String content) {
        public ChatMessage {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(content, "content");
        }
    }

    /// @param model the gateway's name of the model
    /// @param parameters with numbers alone, no distributions
    record ChatQuestion(String model, List<ChatMessage> messages, InferenceParameters parameters) {
        public ChatQuestion {
            Objects.requireNonNull(model, "model");
            messages = List.copyOf(messages);
            Objects.requireNonNull(parameters, "parameters");
        }
    }

    /// @param reasoning what the model thought, where the gateway tells it apart from the answer
    /// @param costUsd what the gateway says it cost; absent when it does not say
    record ChatAnswer(
            String text,
            @Nullable String reasoning,
            long inputTokens,
            long outputTokens,
            @Nullable Double costUsd) {
        public ChatAnswer {
            Objects.requireNonNull(text, "text");
        }

        public ChatAnswer(String text, long inputTokens, long outputTokens, @Nullable Double costUsd) {
            this(text, null, inputTokens, outputTokens, costUsd);
        }
    }

    /// @param texts what each gets a vector
    record EmbeddingQuestion(String model, List<String> texts, InferenceParameters parameters) {
        public EmbeddingQuestion {
            Objects.requireNonNull(model, "model");
            texts = List.copyOf(texts);
            Objects.requireNonNull(parameters, "parameters");
        }
    }

    /// @param vectors one for each text, in their order
    record EmbeddingAnswer(
            List<List<Double>> vectors,
            long inputTokens,
            @Nullable Double costUsd) {
        public EmbeddingAnswer {
            vectors = List.copyOf(vectors);
        }
    }
}
