package dev.datawright.ui.backend;

import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A call that did not answer what was asked; its message is a sentence for the person.
public abstract sealed class BackendFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BackendFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /// What happened and what to do next, for the person.
    public String sentence() {
        String message = getMessage();
        return message == null ? "Something went wrong." : message;
    }

    /// The service could not be reached at all.
    public static final class Away extends BackendFailure {
        private static final long serialVersionUID = 1L;

        private final Service service;

        Away(Service service, Throwable cause) {
            super(
                    service.label() + " cannot be reached at the moment. Nothing is lost; try again when it is back.",
                    cause);
            this.service = service;
        }

        public Service service() {
            return service;
        }
    }

    /// The service answered no.
    public static final class Refused extends BackendFailure {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String type;
        private final transient List<Violation> violations;

        Refused(int status, String sentence) {
            this(status, sentence, "", List.of());
        }

        private Refused(int status, String sentence, String type, List<Violation> violations) {
            super(sentence, null);
            this.status = status;
            this.type = type;
            this.violations = violations;
        }

        static Refused of(Problem problem) {
            String detail = problem.detail() == null ? problem.title() + "." : problem.detail();
            String violations =
                    problem.violations().stream().map(Violation::toSentence).collect(Collectors.joining("; "));
            return new Refused(
                    problem.status(),
                    violations.isEmpty() ? detail : detail + " " + violations,
                    problem.type(),
                    problem.violations());
        }

        public int status() {
            return status;
        }

        /// Whether the thing asked for does not exist for this person.
        public boolean isNotFound() {
            return status == 404;
        }

        /// Whether the design has a newer version than the one the change was made for.
        public boolean isVersionConflict() {
            return type.equals(ProblemType.VERSION_CONFLICT.uri());
        }

        /// Everything that was wrong with what was sent; empty when the refusal is of another kind.
        public List<Violation> violations() {
            return violations;
        }
    }

    /// The answer made no sense, or something on our side broke.
    public static final class Broken extends BackendFailure {
        private static final long serialVersionUID = 1L;

        Broken(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
