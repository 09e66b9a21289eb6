package dev.datawright.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The traces of a service. Without a collector nothing is made, nothing is kept, and every question is a null check.
///
/// A place in a trace is W3C's `traceparent`: it goes along in a header, in a row of a table, to another thread.
public final class Traces {

    /// The header that carries a place from service to service.
    public static final String HEADER = "traceparent";

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    Traces(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /// For those who trace nothing.
    public static Traces none() {
        return new Traces(null, null);
    }

    public boolean areOn() {
        return tracer != null && propagator != null;
    }

    /// Where this thread is; absent outside of a trace.
    public @Nullable String here() {
        Span current = tracer == null ? null : tracer.currentSpan();
        return current == null ? null : placeOf(current);
    }

    /// Begins a step below a place, or a trace when there is none. The step is this thread's until it is closed.
    public Step begin(Step.Kind kind, String name, @Nullable String parent) {
        Tracer tracing = tracer;
        Propagator places = propagator;
        if (tracing == null || places == null) {
            return Step.NONE;
        }
        Span.Builder builder = parent == null
                ? tracing.spanBuilder().setNoParent()
                : places.extract(
                        Map.of(HEADER, parent), (carrier, key) -> HEADER.equalsIgnoreCase(key) ? parent : null);
        Span span =
                switch (kind) {
                    case INSIDE -> builder.name(name).start();
                    case CALL -> builder.name(name).kind(Span.Kind.CLIENT).start();
                    case ANSWER -> builder.name(name).kind(Span.Kind.SERVER).start();
                };
        return new Step.Traced(span, tracing.withSpan(span), placeOf(span));
    }

    /// Begins a step below a place; nothing when there is none.
    public Step follow(Step.Kind kind, String name, @Nullable String parent) {
        return parent == null ? Step.NONE : begin(kind, name, parent);
    }

    /// The same work, which another thread does in this thread's place of the trace.
    public Runnable carried(Runnable work) {
        Tracer tracing = tracer;
        Span current = tracing == null ? null : tracing.currentSpan();
        if (tracing == null || current == null) {
            return work;
        }
        return () -> {
            try (Tracer.SpanInScope scope = tracing.withSpan(current)) {
                work.run();
            }
        };
    }

    private @Nullable String placeOf(Span span) {
        if (propagator == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (headers, key, value) -> {
            if (headers != null) {
                headers.put(key, value);
            }
        });
        return carrier.get(HEADER);
    }
}
