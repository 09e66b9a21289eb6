package dev.datawright.ui.preview;

import dev.datawright.contract.job.RowPage;

/// Gives pages of a finished job's rows.
@FunctionalInterface
public interface RowSource {
    /// Blocks until the page is there.
    RowPage page(long offset, int limit);
}
