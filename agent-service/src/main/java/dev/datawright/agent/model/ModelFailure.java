package dev.datawright.agent.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The model gave no answer.
public final class ModelFailure extends RuntimeException {

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    ModelFailure(Kind kind, String sentence, Throwable cause, @Nullable Duration retryAfter) {
        super(sentence, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    ModelFailure(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
        this.retryAfter = null;
    }

    public Kind kind() {
        return kind;
    }

    /// How long the gateway asks to wait before the next call.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// What kind of failure it is.
    public enum Kind {
        /// Too many calls at the moment.
        BUSY("model-busy", true),
        /// No answer, a broken one, or an error on the other side.
        AWAY("model-away", true),
        /// The gateway will not answer this call however often it is asked.
        REFUSED("model-refused", false);

        private final String code;
        private final boolean passing;

        Kind(String code, boolean passing) {
            this.code = code;
            this.passing = passing;
        }

        /// Stable word for clients.
        public String code() {
            return code;
        }

        /// Whether asking again may help.
        public boolean isPassing() {
            return passing;
        }
    }
}
