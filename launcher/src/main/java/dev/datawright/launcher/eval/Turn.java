package dev.datawright.launcher.eval;

import dev.datawright.contract.design.Design;
import org.jspecify.annotations.Nullable;

/// How things stood when the agent was done with one message.
///
/// @param answer all that it said since the message
/// @param proposedRows of the question about a job that is open; absent when none is
/// @param job whether a job was made
/// @param before the design's version when the message was sent
/// @param noSample why there are no rows; absent when there are
/// @param failure why the run ended badly, in the agent's words; absent when it did not
record Turn(
        String answer,
        @Nullable Long proposedRows,
        boolean job,
        Design design,
        int before,
        Sample sample,
        @Nullable String noSample,
        @Nullable String failure) {

    boolean proposes() {
        return proposedRows != null;
    }

    boolean asks() {
        return answer.contains("?") && !proposes();
    }
}
