package dev.datawright.launcher.state;

import java.util.List;
import java.util.Objects;

/// What one `up` has started.
///
/// @param url the one address
/// @param usable whether all of it was ready once
public record RunState(ProcessId launcher, String url, boolean usable, List<ManagedProcess> processes) {
    public RunState {
        Objects.requireNonNull(launcher, "launcher");
        Objects.requireNonNull(url, "url");
        processes = processes == null ? List.of() : List.copyOf(processes);
    }

    public boolean isRunning() {
        return launcher.find().isPresent();
    }
}
