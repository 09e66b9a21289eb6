package dev.datawright.launcher.make;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the person asks for.
///
/// @param rows overrides what the request says
/// @param yes approves without asking
public record MakeOptions(
        String request, @Nullable Long rows, @Nullable Long seed, boolean yes, Target target) {

    private static final int MOST_CHARACTERS = 20_000;
    /// What one job of this machine's own instance may have, as the bridge sets it.
    private static final long MOST_ROWS = 10_000_000;

    private static final long MOST_SEED = (1L << 53) - 1;

    public MakeOptions {
        request = request.strip();
        if (request.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "The request is empty. Say what the dataset should hold, such as \"200 orders with an id, a date and a total\".");
        }
        if (request.length() > MOST_CHARACTERS) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "The request has " + request.length() + " characters; at most " + MOST_CHARACTERS + " are taken.");
        }
        if (rows != null && rows < 1) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--rows " + rows + ": ask for at least one row.");
        }
        if (seed != null && (seed < 0 || seed > MOST_SEED)) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--seed " + seed + ": a seed lies between 0 and " + MOST_SEED + ".");
        }
    }

    /// Refuses at once what this machine's own instance would refuse after the agent's work.
    public void checkForThisMachine() {
        if (rows != null && rows > MOST_ROWS) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    String.format(
                            Locale.ROOT,
                            "--rows %d: one job makes at most %,d rows. Make several with different seeds.",
                            rows,
                            MOST_ROWS));
        }
    }
}
