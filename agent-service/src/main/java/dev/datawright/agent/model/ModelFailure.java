package dev.datawright.agent.model;

/// The model gave no answer.
public final class ModelFailure extends RuntimeException {

    private final Kind kind;

    ModelFailure(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    ModelFailure(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
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
