package dev.datawright.bridge.problem;

import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refusal or failure in words that a person and a program can act on; each edge gives it its own form.
public final class BridgeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;

    public BridgeFailure(ProblemType type, String detail) {
        this(type, detail, List.of(), null);
    }

    public BridgeFailure(ProblemType type, String detail, List<Violation> violations) {
        this(type, detail, violations, null);
    }

    public BridgeFailure(ProblemType type, String detail, @Nullable Throwable cause) {
        this(type, detail, List.of(), cause);
    }

    private BridgeFailure(ProblemType type, String detail, List<Violation> violations, @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    /// A thing that is not there, or is another person's: the two look the same.
    public static BridgeFailure notFound(String kind, Object id) {
        return new BridgeFailure(ProblemType.NOT_FOUND, "There is no " + kind + " " + id + ".");
    }

    /// One thing wrong with what was sent.
    public static BridgeFailure invalid(String path, String code, String message, @Nullable String suggestion) {
        Violation violation = new Violation(path, code, message, suggestion);
        return new BridgeFailure(ProblemType.INVALID_REQUEST, violation.toSentence(), List.of(violation));
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return violations;
    }

    public Problem toProblem() {
        return Problem.of(type, detail(), violations);
    }
}
