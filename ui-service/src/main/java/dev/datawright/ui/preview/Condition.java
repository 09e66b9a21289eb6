package dev.datawright.ui.preview;

/// One condition that rows must meet to be shown.
///
/// @param value what the column is compared with; empty for operators that need none
record Condition(String column, Operator operator, String value) {
    /// As the bridge reads it, such as `fine >= 15`.
    String where() {
        return operator.needsValue()
                ? "%s %s %s".formatted(column, operator.wire(), value)
                : column + " " + operator.wire();
    }

    /// As the person reads it, such as `fine ≥ 15` or `paid is yes`.
    String words() {
        return operator.needsValue() && !operator.holdsValue()
                ? "%s %s %s".formatted(column, operator.word(), value)
                : column + " " + operator.word();
    }

    /// How a value is compared.
    enum Operator {
        IS("=", "is", true),
        IS_NOT("!=", "is not", true),
        CONTAINS("contains", "contains", true),
        LESS("<", "<", true),
        AT_MOST("<=", "≤", true),
        MORE(">", ">", true),
        AT_LEAST(">=", "≥", true),
        YES("=", "is yes", true),
        NO("=", "is no", true),
        EMPTY("is empty", "is empty", false),
        NOT_EMPTY("is not empty", "is not empty", false);

        private final String wire;
        private final String word;
        private final boolean needsValue;

        Operator(String wire, String word, boolean needsValue) {
            this.wire = wire;
            this.word = word;
            this.needsValue = needsValue;
        }

        String wire() {
            return wire;
        }

        String word() {
            return word;
        }

        boolean needsValue() {
            return needsValue;
        }

        /// Whether the operator says the value itself, so that the person gives none.
        boolean holdsValue() {
            return this == YES || this == NO;
        }
    }
}
