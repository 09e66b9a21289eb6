package dev.datawright.agent.problem;

import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import java.util.UUID;

/// A request that cannot be served; its message is the sentence the caller reads.
public final class ProblemException extends RuntimeException {

    private final ProblemType type;

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /// What is also said of another person's thing, so that nothing can be learnt from it.
    public static ProblemException noSuchConversation(UUID id) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "There is no conversation " + id + ". GET /api/agent/conversations lists yours.");
    }

    public ProblemType type() {
        return type;
    }

    Problem toProblem() {
        return Problem.of(type, String.valueOf(getMessage()));
    }
}
