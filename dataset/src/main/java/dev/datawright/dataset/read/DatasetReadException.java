package dev.datawright.dataset.read;

/// A file of rows could not be read; the message names what was read and what DuckDB said.
public final class DatasetReadException extends RuntimeException {

    public DatasetReadException(String message) {
        super(message);
    }

    DatasetReadException(String message, Throwable cause) {
        super(message, cause);
    }
}
