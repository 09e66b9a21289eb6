package dev.datawright.engine.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A call that brought no answer; the message is a sentence for people, without keys and prompts.
public final class ModelCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public ModelCallException(Kind kind, String message) {
        this(kind, message, null);
    }

    public ModelCallException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
    }

    public Kind kind() {
        return kind;
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
        /// No answer came, after all retries.
        UNAVAILABLE,
        /// An answer came that cannot be used.
        UNUSABLE
    }
}
