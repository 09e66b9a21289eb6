package dev.datawright.designer.generation;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.model.ModelCallException;
import dev.datawright.engine.model.Patience;
import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts the calls to models and what they used, and traces those of a preview or a job that is traced. Never a word
/// of them.
///
/// A meter has the role that was asked, and one name for all other models, since anybody may name one. A job can make a
/// million calls: the first ones of a run have a span each.
final class ModelMeter {

    private static final int SPANS_OF_A_RUN = 200;
    private static final int RUNS_REMEMBERED = 100;
    private static final String OTHERS = "other";

    /// Where the call that this thread makes stands in a trace.
    private static final ScopedValue<String> PLACE = ScopedValue.newInstance();

    private final ChatModels models;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Used> used = new ConcurrentHashMap<>();

    /// How many calls each of the latest runs has made: a job is made in many stretches.
    private final Map<String, AtomicInteger> calls = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AtomicInteger> eldest) {
            return size() > RUNS_REMEMBERED;
        }
    };

    ModelMeter(ChatModels models, MeterRegistry meters, Traces traces) {
        this.models = models;
        this.meters = meters;
        this.traces = traces;
    }

    /// What tells the gateway where a call stands in a trace.
    static Map<String, String> headers() {
        return PLACE.isBound() ? Map.of(Traces.HEADER, PLACE.get()) : Map.of();
    }

    /// The models, asked by a run with a place in a trace; absent when it has none.
    ChatModels of(@Nullable String place) {
        if (place == null) {
            return new Metered(null, new AtomicInteger());
        }
        synchronized (calls) {
            return new Metered(place, calls.computeIfAbsent(place, run -> new AtomicInteger()));
        }
    }

    private record Used(Counter input, Counter output, Counter cost) {}

    private interface Call<A> {
        A make() throws InterruptedException;
    }

    private interface Reading<A> {
        void read(A answer, Used used, Step step);
    }

    private final class Metered implements ChatModels {

        private final @Nullable String place;
        private final AtomicInteger calls;

        Metered(@Nullable String place, AtomicInteger calls) {
            this.place = place;
            this.calls = calls;
        }

        @Override
        public ChatAnswer ask(ChatQuestion question) throws InterruptedException {
            return measured("chat", question.model(), () -> models.ask(question), (answer, all, step) -> {
                all.output().increment(answer.outputTokens());
                step.note("gen_ai.usage.output_tokens", answer.outputTokens());
                noteInput(answer.inputTokens(), answer.costUsd(), all, step);
            });
        }

        @Override
        public EmbeddingAnswer embed(EmbeddingQuestion question) throws InterruptedException {
            return measured(
                    "embeddings",
                    question.model(),
                    () -> models.embed(question),
                    (answer, all, step) -> noteInput(answer.inputTokens(), answer.costUsd(), all, step));
        }

        @Override
        public Patience patience() {
            return models.patience();
        }

        private <A> A measured(String operation, String model, Call<A> call, Reading<A> reading)
                throws InterruptedException {
            String role = ModelRoles.ALL.contains(model) ? model : OTHERS;
            long start = System.nanoTime();
            String outcome = "failed";
            try (Step step = step(operation, model)) {
                try {
                    A answer = placed(step.place(), call);
                    outcome = "answered";
                    reading.read(answer, used.computeIfAbsent(role, ModelMeter.this::counters), step);
                    return answer;
                } catch (ModelCallException e) {
                    outcome = e.kind().name().toLowerCase(Locale.ROOT);
                    step.failed(outcome);
                    throw e;
                }
            } finally {
                timer(role, outcome).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
        }

        /// The gateway is told of every call where it belongs, and to leave out those that have no span here.
        private <A> A placed(@Nullable String span, Call<A> call) throws InterruptedException {
            String here = span != null ? span : place == null ? null : place.substring(0, place.length() - 2) + "00";
            return here == null
                    ? call.make()
                    : ScopedValue.where(PLACE, here).<A, InterruptedException>call(call::make);
        }

        private Step step(String operation, String model) {
            if (place == null || calls.incrementAndGet() > SPANS_OF_A_RUN) {
                return Step.NONE;
            }
            return traces.follow(Step.Kind.CALL, operation + " " + model, place)
                    .note("gen_ai.operation.name", operation)
                    .note("gen_ai.provider.name", "openai")
                    .note("gen_ai.request.model", model);
        }
    }

    private static void noteInput(long tokens, @Nullable Double costUsd, Used all, Step step) {
        all.input().increment(tokens);
        all.cost().increment(costUsd == null ? 0 : costUsd);
        step.note("gen_ai.usage.input_tokens", tokens);
    }

    private Timer timer(String role, String outcome) {
        return timers.computeIfAbsent(
                role + " " + outcome, key -> meters.timer("datawright.model.calls", "model", role, "outcome", outcome));
    }

    private Used counters(String role) {
        return new Used(
                meters.counter("datawright.model.tokens", "model", role, "direction", "input"),
                meters.counter("datawright.model.tokens", "model", role, "direction", "output"),
                meters.counter("datawright.model.cost.usd", "model", role));
    }
}
