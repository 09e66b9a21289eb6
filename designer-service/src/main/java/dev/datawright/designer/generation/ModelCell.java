package dev.datawright.designer.generation;

import dev.datawright.engine.model.ModelUsage;
import java.util.Objects;

/// What a model answered for one cell.
public record ModelCell(String column, long row, String text, ModelUsage usage) {
    public ModelCell {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(usage, "usage");
    }
}
