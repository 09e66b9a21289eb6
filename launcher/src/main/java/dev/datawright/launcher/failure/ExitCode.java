package dev.datawright.launcher.failure;

/// How a command ended, for scripts.
public enum ExitCode {
    DONE(0),
    /// A look found something wrong; what was asked for was done.
    FOUND_TROUBLE(1),
    /// The request, an argument or the token is not acceptable.
    BAD_REQUEST(2),
    /// The job ended without a good result.
    JOB_FAILED(3),
    /// A service cannot be reached or did not start.
    UNREACHABLE(4),
    /// The person said no, or nobody could be asked.
    DECLINED(5),
    /// Ctrl-C.
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
