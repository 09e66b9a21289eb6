package dev.datawright.engine.expression;

/// A cell whose template has no value; the message says why, and the run goes on.
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        // It is thrown once a cell, and nobody looks at where.
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
