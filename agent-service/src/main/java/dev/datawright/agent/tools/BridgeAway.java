package dev.datawright.agent.tools;

/// The bridge did not answer, also not after the retries.
public final class BridgeAway extends RuntimeException {

    BridgeAway(String message, Throwable cause) {
        super(message, cause);
    }
}
