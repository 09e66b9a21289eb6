package dev.datawright.bridge.result;

import dev.datawright.contract.job.JobFile;
import dev.datawright.dataset.page.MadeFile;
import java.nio.file.Path;
import org.springframework.core.io.Resource;

/// What a ticket stands for.
sealed interface Download {

    /// A file as it lies in the store.
    record Stored(JobFile file, Resource content) implements Download {}

    /// A file that is made of the rows while it is read.
    ///
    /// @param tag the same for the same bytes
    record Made(String name, String mediaType, String tag, MadeFile kind, Path rows) implements Download {}
}
