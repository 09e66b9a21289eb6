package dev.datawright.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/// A step of a trace on the thread that began it. What is noted of it are names, counts and ids: never anybody's words,
/// a cell or a key.
public sealed interface Step extends AutoCloseable {

    /// Where nothing is traced.
    Step NONE = new Untraced();

    /// Which end of a call a step is.
    enum Kind {
        INSIDE,
        CALL,
        ANSWER
    }

    /// Its place, for those who go on from it.
    @Nullable
    String place();

    Step note(String key, String value);

    Step note(String key, long value);

    /// Says that it came to nothing.
    ///
    /// @param type a stable word, such as a code or a status
    Step failed(String type);

    @Override
    void close();

    record Untraced() implements Step {

        @Override
        public @Nullable String place() {
            return null;
        }

        @Override
        public Step note(String key, String value) {
            return this;
        }

        @Override
        public Step note(String key, long value) {
            return this;
        }

        @Override
        public Step failed(String type) {
            return this;
        }

        @Override
        public void close() {
            // There is nothing to end.
        }
    }

    record Traced(
            Span span, Tracer.SpanInScope scope, @Nullable String place) implements Step {

        @Override
        public Step note(String key, String value) {
            span.tag(key, value);
            return this;
        }

        @Override
        public Step note(String key, long value) {
            span.tag(key, value);
            return this;
        }

        @Override
        public Step failed(String type) {
            span.tag("error.type", type);
            // Marks the span; the message says the type alone, since an exception's may quote what it failed at.
            span.error(new Failed(type));
            return this;
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    /// What a span says of a failure: its type, without a stack.
    final class Failed extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        private Failed(String type) {
            super(type, null, false, false);
        }
    }
}
