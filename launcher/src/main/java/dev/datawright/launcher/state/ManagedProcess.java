package dev.datawright.launcher.state;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of the state file.
///
/// @param process absent while it is between two lives
/// @param port where it listens on 127.0.0.1; 0 when it listens nowhere
/// @param readiness the address that tells whether it is usable; absent when there is none to ask
/// @param since when it came into this condition
/// @param restarts how often it was started again
public record ManagedProcess(
        String name,
        @Nullable ProcessId process,
        int port,
        @Nullable String readiness,
        Condition condition,
        Instant since,
        int restarts,
        String log) {
    public ManagedProcess {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(log, "log");
    }

    /// How a process stands.
    public enum Condition {
        STARTING,
        UP,
        RESTARTING,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
