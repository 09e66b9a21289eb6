package dev.datawright.designer.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some lines of what a job told, oldest first.
///
/// @param nextPage the cursor of what follows; absent after the last line
public record LogPage(
        List<Line> data,
        long total,
        @Nullable String nextPage,
        @Nullable String prevPage) {
    public LogPage {
        data = List.copyOf(data);
    }

    /// @param message a line of Python's JSON logger, which is what both SDKs read
    public record Line(String timestamp, String job, String jobStep, String jobTask, String message) {}
}
