package dev.datawright.designer.preview;

import dev.datawright.contract.designer.PreviewFrame;
import org.jspecify.annotations.Nullable;

/// How a preview is told, line by line, in one generation of the API.
public interface PreviewLines {

    String mediaType();

    /// The line for a frame, without its end; null for a frame that this generation does not have.
    byte @Nullable [] line(PreviewFrame frame);
}
