package dev.datawright.engine.model;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A call that brought no answer; the message is a sentence for people, without keys and prompts.
public final class ModelCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean mayPass;
    private final @Nullable Duration retryAfter;

    /// A failure that another attempt would not mend.
    public ModelCallException(Kind kind, String message) {
        this(kind, message, false, null);
    }

    /// @param mayPass whether another attempt may succeed
    /// @param retryAfter when to make it; absent when the server does not say
    public ModelCallException(Kind kind, String message, boolean mayPass, @Nullable Duration retryAfter) {
        super(message);
        this.kind = Objects.requireNonNull(kind);
        this.mayPass = mayPass;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public boolean mayPass() {
        return mayPass;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// What kind of failure it was.
    public enum Kind {
        /// The key or the model is not accepted; every further call would fail too.
        REFUSED,
        /// This one question is not accepted.
        REJECTED,
        /// More calls are open than the server takes.
        BUSY,
        /// No answer came.
        UNAVAILABLE,
        /// An answer came that cannot be used.
        UNUSABLE
    }
}
