package dev.datawright.launcher.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends processes that somebody else started: asks first, insists after a while.
public final class Endings {

    private Endings() {}

    /// Ends what a launcher that is gone has left behind; returns the names of what was still there.
    public static List<String> endLeftovers(RunState state, Duration patience) {
        List<ProcessHandle> handles = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (ManagedProcess managed : state.processes()) {
            ProcessId id = managed.process();
            if (id != null) {
                id.find().ifPresent(handle -> {
                    names.add(managed.name());
                    handles.add(handle);
                });
            }
        }
        end(handles, patience);
        return List.copyOf(names);
    }

    /// Asks all of them at once, waits, and kills what is still there.
    public static void end(List<ProcessHandle> handles, Duration patience) {
        handles.forEach(ProcessHandle::destroy);
        if (!areGone(handles, patience)) {
            handles.forEach(ProcessHandle::destroyForcibly);
            areGone(handles, Duration.ofSeconds(5));
        }
    }

    private static boolean areGone(List<ProcessHandle> handles, Duration patience) {
        CompletableFuture<?>[] exits =
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for processes to end failed.", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
