package dev.datawright.bridge.problem;

import java.io.IOException;

/// An answer that cannot be finished after it was begun. The connection is cut: whoever reads must not take what came
/// for the whole.
public final class BrokenOff extends IOException {

    private static final long serialVersionUID = 1L;

    public BrokenOff(Throwable cause) {
        super("The answer broke off", cause);
    }
}
