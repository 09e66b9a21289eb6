package dev.datawright.agent.run;

/// The run is somebody else's now, or waits for somebody else: this execution must not write any more.
public final class LeaseLost extends RuntimeException {

    LeaseLost(String message) {
        super(message);
    }
}
