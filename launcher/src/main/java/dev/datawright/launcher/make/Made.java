package dev.datawright.launcher.make;

import dev.datawright.contract.job.Check;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a whole job came to; `--json` prints it.
///
/// @param file as given or chosen
/// @param seed absent when the backend has none
public record Made(
        String file,
        long rows,
        long bytes,
        String sha256,
        @Nullable Long seed,
        long failedCells,
        UUID jobId,
        List<Check> checks) {
    public Made {
        checks = List.copyOf(checks);
    }
}
