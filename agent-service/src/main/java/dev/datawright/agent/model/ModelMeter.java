package dev.datawright.agent.model;

import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Counts the questions to models and what they used, and traces each: how long, how many tokens, how it ended. Never a
/// word of them.
///
/// A span follows OpenTelemetry's conventions for generative AI, a meter has the model's alias and nobody's name.
@Component
class ModelMeter {

    private static final Map<ModelAnswer.End, String> REASONS = Map.of(
            ModelAnswer.End.WHOLE, "stop",
            ModelAnswer.End.CUT_OFF, "length",
            ModelAnswer.End.DECLINED, "content_filter");

    private final MeterRegistry meters;
    private final Traces traces;
    private final URI gateway;

    ModelMeter(MeterRegistry meters, Traces traces, GatewayProperties properties) {
        this.meters = meters;
        this.traces = traces;
        this.gateway = properties.url();
    }

    /// Asks on this thread.
    ///
    /// @param question is given the place of its span, empty when nothing is traced
    ModelAnswer ask(String alias, Function<Map<String, String>, ModelAnswer> question) {
        long start = System.nanoTime();
        String outcome = "failed";
        try (Step step = traces.follow(Step.Kind.CALL, "chat " + alias, traces.here())) {
            step.note("gen_ai.operation.name", "chat")
                    .note("gen_ai.provider.name", "openai")
                    .note("gen_ai.request.model", alias)
                    .note("server.address", String.valueOf(gateway.getHost()))
                    .note("server.port", gateway.getPort());
            String place = step.place();
            try {
                ModelAnswer answer = question.apply(place == null ? Map.of() : Map.of(Traces.HEADER, place));
                outcome = outcome(answer);
                used(alias, answer);
                note(step, answer);
                return answer;
            } catch (ModelFailure e) {
                outcome = e.kind().name().toLowerCase(Locale.ROOT);
                step.failed(outcome);
                throw e;
            }
        } finally {
            meters.timer("datawright.model.calls", "model", alias, "outcome", outcome)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static String outcome(ModelAnswer answer) {
        return switch (answer.end()) {
            case WHOLE -> answer.isEmpty() ? "empty" : "answered";
            case CUT_OFF -> "cut_off";
            case DECLINED -> "declined";
        };
    }

    private void used(String alias, ModelAnswer answer) {
        meters.counter("datawright.model.tokens", "model", alias, "direction", "input")
                .increment(answer.inputTokens());
        meters.counter("datawright.model.tokens", "model", alias, "direction", "output")
                .increment(answer.outputTokens());
        Double cost = answer.costUsd();
        meters.counter("datawright.model.cost.usd", "model", alias).increment(cost == null ? 0 : cost);
    }

    private static void note(Step step, ModelAnswer answer) {
        if (!answer.model().isEmpty()) {
            step.note("gen_ai.response.model", answer.model());
        }
        step.note("gen_ai.usage.input_tokens", answer.inputTokens())
                .note("gen_ai.usage.output_tokens", answer.outputTokens())
                .note(
                        "gen_ai.response.finish_reasons",
                        answer.calls().isEmpty() ? String.valueOf(REASONS.get(answer.end())) : "tool_calls")
                .note("datawright.tool_calls", answer.calls().size());
    }
}
