package dev.datawright.launcher.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A process beyond doubt: numbers are given again to strangers, a number with its start time is not.
public record ProcessId(long pid, Instant startedAt) {

    /// The system tells start times in hundredths of a second counted from its boot, which itself may be a second off.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public ProcessId {
        Objects.requireNonNull(startedAt, "started_at");
    }

    public static ProcessId of(ProcessHandle handle) {
        return new ProcessId(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /// The process, as long as it is alive and not another one of the same number.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        Instant start = handle.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(startedAt, start).abs().compareTo(TOLERANCE) <= 0;
    }
}
