package dev.datawright.agent.model;

import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.http.okhttp.SpringAiOpenAiHttpClient;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import reactor.core.Exceptions;
import reactor.core.publisher.Signal;

/// One question to the model, asked once.
///
/// It has an HTTP client of its own: Spring AI's stream cannot be cancelled down to the connection, the client can.
public final class ModelQuestion {

    private static final Set<String> ENDS = Set.of("STOP", "TOOL_CALLS", "LENGTH", "CONTENT_FILTER", "FUNCTION_CALL");

    private final GatewayProperties properties;
    private final Prompt prompt;
    private final SpringAiOpenAiHttpClient http;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    ModelQuestion(GatewayProperties properties, List<ModelMessage> messages, List<ModelTool> tools) {
        this.properties = properties;
        this.http = SpringAiOpenAiHttpClient.builder()
                .interceptor(chain -> {
                    calls.add(chain.call());
                    if (cancelled) {
                        chain.call().cancel();
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        this.prompt = new Prompt(
                messages.stream().map(ModelQuestion::message).toList(),
                OpenAiChatOptions.builder()
                        .model(properties.model())
                        .streamUsage(true)
                        .toolCallbacks(tools.stream()
                                .map(tool -> (ToolCallback) new Described(tool))
                                .toList())
                        .build());
    }

    /// Asks, hands over the text as it comes and returns the whole answer. After [#cancel] it returns what there was.
    ///
    /// @throws ModelFailure when there is no whole answer
    public ModelAnswer stream(Consumer<String> text) {
        var answer = new Answer(text);
        try {
            // As signals: an error as such overtakes the pieces that came before it and are not read yet.
            for (Signal<ChatResponse> signal :
                    model().stream(prompt).materialize().toIterable(1)) {
                Throwable broken = signal.getThrowable();
                if (broken != null) {
                    throw Exceptions.propagate(broken);
                }
                ChatResponse piece = signal.get();
                if (piece != null) {
                    answer.accept(piece);
                }
            }
        } catch (RuntimeException e) {
            if (!cancelled) {
                throw failure(e);
            }
        } finally {
            http.close();
        }
        if (!answer.ended && !cancelled) {
            throw new ModelFailure(ModelFailure.Kind.AWAY, "The answer of the model broke off.");
        }
        return answer.whole();
    }

    /// Ends the answer where it is.
    public void cancel() {
        cancelled = true;
        // The dispatcher forgets a call as soon as its headers are there, so the call itself is kept.
        calls.forEach(Call::cancel);
    }

    private OpenAiChatModel model() {
        Duration silence = properties.silence();
        ClientOptions options = ClientOptions.builder()
                .httpClient(http)
                .baseUrl(properties.url().toString())
                .apiKey(properties.apiKey().value())
                .timeout(Timeout.builder()
                        .connect(Duration.ofSeconds(5))
                        .read(silence)
                        .write(silence)
                        .request(properties.timeout())
                        .build())
                .maxRetries(0)
                .build();
        return OpenAiChatModel.builder()
                .openAiClient(new OpenAIClientImpl(options))
                .openAiClientAsync(new OpenAIClientAsyncImpl(options))
                .options(OpenAiChatOptions.builder().model(properties.model()).build())
                .build();
    }

    private static ModelFailure failure(Throwable e) {
        Throwable cause = e;
        while (cause != null) {
            if (cause instanceof OpenAIServiceException refused) {
                int status = refused.statusCode();
                if (status == 429) {
                    return new ModelFailure(ModelFailure.Kind.BUSY, "The model gateway is busy (HTTP 429).", e);
                }
                return status >= 500 || status == 408
                        ? new ModelFailure(
                                ModelFailure.Kind.AWAY, "The model gateway answered with HTTP " + status + ".", e)
                        : new ModelFailure(
                                ModelFailure.Kind.REFUSED,
                                "The model gateway refused the call (HTTP " + status + ").",
                                e);
            }
            cause = cause.getCause();
        }
        return new ModelFailure(ModelFailure.Kind.AWAY, "The model gateway did not answer.", e);
    }

    private static Message message(ModelMessage message) {
        return switch (message) {
            case ModelMessage.Instructions instructions -> new SystemMessage(instructions.text());
            case ModelMessage.User user -> new UserMessage(user.text());
            case ModelMessage.Assistant assistant ->
                AssistantMessage.builder()
                        .content(assistant.text())
                        .toolCalls(assistant.calls().stream()
                                .map(call -> new AssistantMessage.ToolCall(
                                        call.id(), "function", call.name(), call.arguments()))
                                .toList())
                        .build();
            case ModelMessage.ToolResults results ->
                ToolResponseMessage.builder()
                        .responses(results.results().stream()
                                .map(result -> new ToolResponseMessage.ToolResponse(
                                        result.callId(), result.tool(), result.text()))
                                .toList())
                        .build();
        };
    }

    /// Gathers the pieces of an answer.
    private final class Answer {

        private final Consumer<String> listener;
        private final ThoughtFilter filter = new ThoughtFilter();
        private final StringBuilder text = new StringBuilder();
        private final Map<String, ModelCall> calls = new LinkedHashMap<>();
        private String model = properties.model();
        private long inputTokens;
        private long outputTokens;
        private boolean ended;

        Answer(Consumer<String> listener) {
            this.listener = listener;
        }

        void accept(ChatResponse piece) {
            for (Generation generation : piece.getResults()) {
                AssistantMessage message = generation.getOutput();
                String content = message.getText();
                if (content != null && !content.isEmpty()) {
                    show(filter.accept(content));
                }
                message.getToolCalls().forEach(this::add);
                String reason = generation.getMetadata().getFinishReason();
                ended = ended || reason != null && ENDS.contains(reason);
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

        ModelAnswer whole() {
            show(filter.finish());
            return new ModelAnswer(
                    text.toString().strip(), new ArrayList<>(calls.values()), model, inputTokens, outputTokens);
        }

        private void add(AssistantMessage.ToolCall call) {
            String id = call.id() == null || call.id().isBlank() ? "call-" + UUID.randomUUID() : call.id();
            // Some models give every call the same id; the history must tell them apart.
            String unique = calls.containsKey(id) ? id + "-" + calls.size() : id;
            calls.put(unique, new ModelCall(unique, call.name(), call.arguments()));
        }

        private void show(String shown) {
            if (!shown.isEmpty()) {
                text.append(shown);
                listener.accept(shown);
            }
        }

        private static long orZero(@Nullable Integer tokens) {
            return tokens == null ? 0 : tokens;
        }
    }

    /// A tool that is only described: the graph runs tools, never the model client.
    private record Described(ModelTool tool) implements ToolCallback {

        @Override
        public ToolDefinition getToolDefinition() {
            return ToolDefinition.builder()
                    .name(tool.name())
                    .description(tool.description())
                    .inputSchema(tool.parameters())
                    .build();
        }

        @Override
        public String call(String arguments) {
            throw new IllegalStateException("The graph runs the tools, not the model client");
        }
    }
}
