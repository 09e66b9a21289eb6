package dev.datawright.launcher.failure;

import java.util.Objects;

/// Ends a command with a sentence that says what happened and what to do next.
public final class CommandFailure extends RuntimeException {

    private final ExitCode exitCode;

    public CommandFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
    }

    public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /// The sentence.
    public String sentence() {
        return Objects.requireNonNullElse(getMessage(), "Something went wrong.");
    }
}
