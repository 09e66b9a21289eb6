package dev.datawright.bridge.problem;

import java.io.IOException;

/// The body of a request is longer than is taken; found while it was read.
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLarge(long maxBytes) {
        super("The body is larger than the " + maxBytes + " bytes that are taken. Send less at once.");
    }
}
