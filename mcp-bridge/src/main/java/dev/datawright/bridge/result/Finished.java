package dev.datawright.bridge.result;

import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.JobFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A result that has been taken in, measured and written as files.
///
/// @param failedCells model cells that stayed null, when the backend counts them
public record Finished(long rows, @Nullable Long failedCells, List<JobFile> files, List<Check> checks) {
    public Finished {
        files = List.copyOf(files);
        checks = List.copyOf(checks);
    }
}
