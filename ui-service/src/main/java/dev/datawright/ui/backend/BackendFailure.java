package dev.datawright.ui.backend;

import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.Violation;
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

        Refused(int status, String sentence) {
            super(sentence, null);
            this.status = status;
        }

        static Refused of(Problem problem) {
            String detail = problem.detail() == null ? problem.title() + "." : problem.detail();
            String violations =
                    problem.violations().stream().map(Violation::toSentence).collect(Collectors.joining("; "));
            return new Refused(problem.status(), violations.isEmpty() ? detail : detail + " " + violations);
        }

        public int status() {
            return status;
        }

        /// Whether the thing asked for does not exist for this person.
        public boolean isNotFound() {
            return status == 404;
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
