package dev.datawright.dataset.filter;

import org.jspecify.annotations.Nullable;

/// A condition that cannot be judged.
public final class ConditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String suggestion;
    private final @Nullable String unknownColumn;

    ConditionException(String message, @Nullable String suggestion) {
        this(message, suggestion, null);
    }

    private ConditionException(String message, @Nullable String suggestion, @Nullable String unknownColumn) {
        super(message);
        this.suggestion = suggestion;
        this.unknownColumn = unknownColumn;
    }

    static ConditionException unknownColumn(String column) {
        return new ConditionException("there is no column '" + column + "'", null, column);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// What would be right; absent when the columns there are have to be told.
    public @Nullable String suggestion() {
        return suggestion;
    }

    /// The column that is not there, when that is what is wrong.
    public @Nullable String unknownColumn() {
        return unknownColumn;
    }
}
