package dev.datawright.agent.graph;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The graph's whole state: ids and small facts. Messages stand in the transcript.
///
/// @param runId the run that works on it now
/// @param step counts the questions to the model in this run
/// @param answerId the model's newest answer
/// @param proposed the question to the person; absent while there is none
/// @param decision the person's answer to it; absent until it came
/// @param next where to go on
/// @param failure why it ended in failure; absent otherwise
record Turn(
        UUID runId,
        int step,
        @Nullable UUID answerId,
        @Nullable UUID proposed,
        @Nullable Decision decision,
        Next next,
        @Nullable Failure failure) {

    /// Where to go on.
    enum Next {
        REASONER,
        TOOLS,
        SUBMITTER,
        END
    }

    /// @param approvalId absent for a no
    record Decision(@Nullable UUID approvalId) {}

    record Failure(String sentence, String code) {}

    static Turn begin(UUID runId) {
        return new Turn(runId, 0, null, null, null, Next.REASONER, null);
    }

    Turn answered(int newStep, UUID newAnswerId, Next newNext) {
        return new Turn(runId, newStep, newAnswerId, proposed, decision, newNext, null);
    }

    Turn goOn(Next newNext) {
        return new Turn(runId, step, answerId, null, null, newNext, null);
    }

    Turn propose(UUID interruptId) {
        return new Turn(runId, step, answerId, interruptId, null, Next.SUBMITTER, null);
    }

    /// The turn of the run that carries the person's answer.
    Turn decide(UUID newRunId, Decision newDecision) {
        return new Turn(newRunId, 0, answerId, proposed, newDecision, Next.SUBMITTER, null);
    }

    Turn fail(int newStep, Failure newFailure) {
        return new Turn(runId, newStep, answerId, null, null, Next.END, newFailure);
    }
}
