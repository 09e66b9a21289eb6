package dev.datawright.launcher.state;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one `up` has started.
///
/// @param url the one address
/// @param usable whether all of it was ready once
/// @param gatewayUrl absent with the offline model
/// @param dataDesignerUrl absent with the embedded engine
public record RunState(
        ProcessId launcher,
        String url,
        boolean usable,
        List<ManagedProcess> processes,
        @Nullable String gatewayUrl,
        @Nullable String dataDesignerUrl) {
    public RunState {
        Objects.requireNonNull(launcher, "launcher");
        Objects.requireNonNull(url, "url");
        processes = processes == null ? List.of() : List.copyOf(processes);
    }

    public boolean isRunning() {
        return launcher.find().isPresent();
    }

    /// One with the embedded backends.
    public static RunState embedded(ProcessId launcher, String url, boolean usable, List<ManagedProcess> processes) {
        return new RunState(launcher, url, usable, processes, null, null);
    }
}
