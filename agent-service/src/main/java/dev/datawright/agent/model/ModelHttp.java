package dev.datawright.agent.model;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.springframework.ai.openai.http.okhttp.SpringAiOpenAiHttpClient;
import org.springframework.stereotype.Component;

/// The connections to the gateway, kept open from one question to the next.
///
/// Each question's calls come by here, so that the question may cancel them down to the connection, which Spring AI's
/// streams cannot.
@Component
class ModelHttp implements AutoCloseable {

    /// Says, on the way to this client and no further, whose call it is.
    static final String QUESTION = "X-Datawright-Question";

    /// Less than the gateway keeps an idle connection: uvicorn closes it after five seconds.
    private static final Duration KEPT = Duration.ofSeconds(4);

    private static final int MOST_KEPT = 64;

    private final Map<String, Interceptor> questions = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("model-call-", 0).factory());
    private final SpringAiOpenAiHttpClient client = SpringAiOpenAiHttpClient.builder()
            .dispatcherExecutorService(threads)
            .maxIdleConnections(MOST_KEPT)
            .keepAliveDuration(KEPT)
            .interceptor(this::handOver)
            .build();

    ModelHttp() {
        // How many ask at once is bounded by how many runs work at once.
        client.getOkHttpClient().dispatcher().setMaxRequests(Integer.MAX_VALUE);
        client.getOkHttpClient().dispatcher().setMaxRequestsPerHost(Integer.MAX_VALUE);
    }

    SpringAiOpenAiHttpClient client() {
        return client;
    }

    /// Hands a question its calls until the registration is closed.
    Asking asking(Interceptor calls) {
        String name = UUID.randomUUID().toString();
        questions.put(name, calls);
        return new Asking(name);
    }

    @PreDestroy
    @Override
    public void close() {
        client.close();
        threads.shutdownNow();
    }

    private Response handOver(Interceptor.Chain chain) throws IOException {
        String name = chain.request().header(QUESTION);
        Interceptor question = name == null ? null : questions.get(name);
        if (question == null) {
            throw new IOException("The question has ended");
        }
        return question.intercept(chain);
    }

    /// A question that is being asked.
    final class Asking implements AutoCloseable {

        private final String name;

        private Asking(String name) {
            this.name = name;
        }

        /// The value of the header [#QUESTION].
        String name() {
            return name;
        }

        @Override
        public void close() {
            questions.remove(name);
        }
    }
}
