package dev.datawright.dataset.filter;

/// How a condition compares a cell.
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    CONTAINS("contains"),
    IS_EMPTY("is empty"),
    IS_NOT_EMPTY("is not empty");

    private final String words;

    Operator(String words) {
        this.words = words;
    }

    static Operator of(String words) {
        for (Operator operator : values()) {
            if (operator.words.equals(words)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("There is no operator " + words);
    }

    String words() {
        return words;
    }

    /// Compared as a condition of SQL. A cell that is empty differs from every value, as people expect.
    String sql(String left, String right) {
        return switch (this) {
            case EQUAL -> left + " = " + right;
            case NOT_EQUAL -> left + " IS DISTINCT FROM " + right;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> left + " " + words + " " + right;
            case CONTAINS -> "contains(" + left + ", " + right + ")";
            case IS_EMPTY, IS_NOT_EMPTY -> throw new IllegalStateException(words + " compares with nothing");
        };
    }

    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL;
    }
}
