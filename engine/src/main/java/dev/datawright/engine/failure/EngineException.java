package dev.datawright.engine.failure;

import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What ends a run. The message is a sentence for people.
public abstract sealed class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Whether calls that are open are to be waited for: they are paid, and their answers are kept.
    public boolean letsOpenCallsEnd() {
        return this instanceof CostCapReached || this instanceof TooManyFailures;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// What was asked cannot be run.
    public static final class Refused extends EngineException {

        private static final long serialVersionUID = 1L;
        private final transient List<Violation> violations;

        public Refused(String message, List<Violation> violations) {
            super(
                    violations.isEmpty()
                            ? message
                            : message + ": "
                                    + violations.stream()
                                            .map(Violation::toSentence)
                                            .collect(Collectors.joining("; ")),
                    null);
            this.violations = List.copyOf(violations);
        }

        /// What is wrong with the design; empty when something else is.
        public List<Violation> violations() {
            return violations;
        }
    }

    /// The run was cancelled or its thread interrupted; what the sink has taken stays valid.
    public static final class Cancelled extends EngineException {

        private static final long serialVersionUID = 1L;

        public Cancelled() {
            super("The run was cancelled", null);
        }
    }

    /// A model refuses every call, so that going on would fail every cell.
    public static final class ModelsRefused extends EngineException {

        private static final long serialVersionUID = 1L;

        public ModelsRefused(String message) {
            super(message, null);
        }
    }

    /// So many cells fail that going on would waste calls.
    public static final class TooManyFailures extends EngineException {

        private static final long serialVersionUID = 1L;

        public TooManyFailures(String message) {
            super(message, null);
        }
    }

    /// What the calls may cost is spent.
    public static final class CostCapReached extends EngineException {

        private static final long serialVersionUID = 1L;

        public CostCapReached(String message) {
            super(message, null);
        }
    }

    /// The sink, the journal or the listener failed.
    public static final class OutputFailed extends EngineException {

        private static final long serialVersionUID = 1L;

        public OutputFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// A defect of the engine itself.
    public static final class Broken extends EngineException {

        private static final long serialVersionUID = 1L;

        public Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
