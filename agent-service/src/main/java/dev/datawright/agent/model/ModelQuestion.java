package dev.datawright.agent.model;

import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import reactor.core.Exceptions;
import reactor.core.publisher.Signal;

/// One question to the model, asked once.
public final class ModelQuestion {

    private static final MediaType STREAM = MediaType.get("text/event-stream");

    private final GatewayProperties properties;
    private final ModelMeter meter;
    private final String alias;
    private final Set<String> tools;
    private final AnswerNotes notes = new AnswerNotes();
    private final Prompt prompt;
    private final ModelHttp http;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile Map<String, String> headers = Map.of();
    private volatile boolean cancelled;

    ModelQuestion(
            GatewayProperties properties,
            ModelHttp http,
            ModelMeter meter,
            String alias,
            List<ModelMessage> messages,
            List<ModelTool> tools) {
        this.properties = properties;
        this.meter = meter;
        this.alias = alias;
        this.tools = tools.stream().map(ModelTool::name).collect(Collectors.toUnmodifiableSet());
        this.http = http;
        this.prompt = new Prompt(
                messages.stream().map(ModelQuestion::message).toList(),
                OpenAiChatOptions.builder()
                        .model(alias)
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
        return meter.ask(alias, place -> {
            headers = place;
            return streamed(text);
        });
    }

    private ModelAnswer streamed(Consumer<String> text) {
        var answer = new GatheredAnswer(alias, tools, text);
        try (var asking = http.asking(this::call)) {
            // As signals: an error as such overtakes the pieces that came before it and are not read yet.
            for (Signal<ChatResponse> signal :
                    model(asking.name()).stream(prompt).materialize().toIterable(1)) {
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
            // What breaks after the end of an answer takes nothing from it.
            if (!cancelled && notes.end() == null) {
                throw failure(e);
            }
        }
        if (notes.end() == null && !cancelled) {
            throw new ModelFailure(ModelFailure.Kind.AWAY, "The answer of the model broke off.");
        }
        return answer.whole(notes);
    }

    /// Ends the answer where it is.
    public void cancel() {
        cancelled = true;
        // The dispatcher forgets a call as soon as its headers are there, so the call itself is kept.
        calls.forEach(Call::cancel);
    }

    private Response call(Interceptor.Chain chain) throws IOException {
        calls.add(chain.call());
        if (cancelled) {
            chain.call().cancel();
        }
        Request.Builder request = chain.request().newBuilder().removeHeader(ModelHttp.QUESTION);
        headers.forEach(request::header);
        return regular(chain.proceed(request.build()));
    }

    private OpenAiChatModel model(String question) {
        Duration silence = properties.silence();
        ClientOptions options = ClientOptions.builder()
                .httpClient(http.client())
                .putHeader(ModelHttp.QUESTION, question)
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
                .options(OpenAiChatOptions.builder().model(alias).build())
                .build();
    }

    /// The answer's stream in the one form that Spring AI reads, and its headers noted.
    private Response regular(Response response) throws IOException {
        notes.headers(response.headers());
        ResponseBody body = response.body();
        MediaType type = body == null ? null : body.contentType();
        if (body == null || type == null || !response.isSuccessful()) {
            return response;
        }
        BufferedSource pieces = type.subtype().equals("json")
                ? RegularStream.ofWhole(body.string(), notes)
                : Okio.buffer(new RegularStream(body.source(), notes));
        return response.newBuilder()
                .header("Content-Type", STREAM.toString())
                .removeHeader("Content-Length")
                .body(ResponseBody.create(pieces, STREAM, -1))
                .build();
    }

    private ModelFailure failure(Throwable e) {
        int status = notes.errorStatus();
        Throwable cause = e;
        while (cause != null && status == 0) {
            status = cause instanceof OpenAIServiceException refused ? refused.statusCode() : 0;
            cause = cause.getCause();
        }
        if (status == 429) {
            return new ModelFailure(
                    ModelFailure.Kind.BUSY, "The model gateway is busy (HTTP 429).", e, notes.retryAfter());
        }
        if (status >= 500 || status == 408) {
            return new ModelFailure(
                    ModelFailure.Kind.AWAY,
                    "The model gateway answered with HTTP " + status + ".",
                    e,
                    notes.retryAfter());
        }
        return status >= 400
                ? new ModelFailure(
                        ModelFailure.Kind.REFUSED, "The model gateway refused the call (HTTP " + status + ").", e, null)
                : new ModelFailure(ModelFailure.Kind.AWAY, "The model gateway did not answer.", e, null);
    }

    private static Message message(ModelMessage message) {
        return switch (message) {
            case ModelMessage.Instructions instructions -> new SystemMessage(instructions.text());
            case ModelMessage.User user -> new UserMessage(user.text());
            case ModelMessage.Assistant assistant ->
                AssistantMessage.builder()
                        // Absent rather than empty: several providers refuse a message without content.
                        .content(assistant.text().isEmpty() ? null : assistant.text())
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
