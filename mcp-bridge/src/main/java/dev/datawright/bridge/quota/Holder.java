package dev.datawright.bridge.quota;

import java.util.List;

/// A feature that keeps files of people.
public interface Holder {

    /// What it holds for a person.
    List<Held> held(String owner);

    /// Something with files that can be deleted.
    ///
    /// @param what for people, such as `the files of job 'Parking tickets' of 2026-11-22`
    /// @param call which deletes it, such as `DELETE /api/bridge/jobs/ID/files`
    record Held(String what, String call, long bytes) {}
}
