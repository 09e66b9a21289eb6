package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.problem.ProblemType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A request that its caller may take back. Only what says so is broken off: a change that has begun is finished.
public final class Cancellation {

    private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();

    private boolean cancelled;
    private @Nullable Thread waiting;

    Cancellation() {}

    /// Does work that may be broken off by an interrupt; outside of MCP it is simply done.
    public static <T> T whileWanted(Supplier<T> work) {
        Cancellation current = CURRENT.get();
        if (current == null) {
            return work.get();
        }
        current.begin();
        try {
            return work.get();
        } catch (RuntimeException broken) {
            throw current.isCancelled() ? cancelled(broken) : broken;
        } finally {
            current.end();
        }
    }

    /// The one of the request that this thread answers.
    static @Nullable Cancellation current() {
        return CURRENT.get();
    }

    void bind() {
        CURRENT.set(this);
    }

    static void unbind() {
        CURRENT.remove();
    }

    synchronized void cancel() {
        cancelled = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized void begin() {
        if (cancelled) {
            throw cancelled(null);
        }
        waiting = Thread.currentThread();
    }

    private synchronized void end() {
        waiting = null;
        if (cancelled) {
            // The interrupt was for this work alone.
            Thread.interrupted();
        }
    }

    private static BridgeFailure cancelled(@Nullable Throwable cause) {
        return new BridgeFailure(ProblemType.INVALID_REQUEST, "The caller cancelled it.", cause);
    }
}
