package dev.datawright.offline.design;

import java.util.List;

/// Something the person should be told.
public sealed interface Note {

    /// Whether it should be settled before anything is generated.
    default boolean isOpen() {
        return true;
    }

    record Assumed(String column, Assumption assumption) implements Note {
        @Override
        public boolean isOpen() {
            return false;
        }
    }

    record NotUnderstood(String text) implements Note {}

    /// Two wishes that cannot both hold.
    record Contradicts(String one, String other) implements Note {}

    /// Each value at most once, and fewer values than rows.
    record TooFewValues(String column, long values, long rows) implements Note {}

    record NoSuchDay(String text) implements Note {}

    record NoRows() implements Note {}

    record TooManyRows(long rows, long most) implements Note {}

    record UnknownColumn(String phrase) implements Note {}

    record AlreadyThere(String column) implements Note {
        @Override
        public boolean isOpen() {
            return false;
        }
    }

    /// The lower bound is not below the upper one.
    record BoundsCross(String column, String low, String high) implements Note {}

    record ShareTooLarge(String column, double percent) implements Note {}

    record SharesTooLarge(String column, double sum) implements Note {}

    record SpreadNotPositive(String column) implements Note {}

    /// What was said does not fit this sort of column.
    record DoesNotFit(String column, String quote) implements Note {}

    /// Only sampled numbers and dates of one sort can be compared.
    record CannotCompare(String column, String other) implements Note {}

    /// The comparison could never hold.
    record NeverHolds(String column, String sign, String other) implements Note {}

    /// Another column is made from it.
    record StillUsed(String column, List<String> users) implements Note {}

    record NameTaken(String name) implements Note {}

    /// The operands of a formula must be number columns.
    record CannotCompute(String column, String operand) implements Note {}

    record NoColumnsFor(String subject) implements Note {}

    /// Usual columns of a subject, since none were named.
    record Started(String subject) implements Note {
        @Override
        public boolean isOpen() {
            return false;
        }
    }
}
