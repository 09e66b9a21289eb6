package dev.datawright.designer.generation;

/// Rows could not be made; the message says which column or row, why, and what to change.
public final class GenerationException extends RuntimeException {

    public GenerationException(String message, Throwable cause) {
        super(message, cause);
    }
}
