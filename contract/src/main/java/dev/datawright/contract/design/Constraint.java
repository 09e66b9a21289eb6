package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/// What must hold, by `constraint_type`. Whatever it names are sampler columns.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "constraint_type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Constraint.ScalarInequality.class, name = "scalar_inequality"),
    @JsonSubTypes.Type(value = Constraint.ColumnInequality.class, name = "column_inequality"),
    @JsonSubTypes.Type(value = Constraint.Unique.class, name = "unique")
})
public sealed interface Constraint {

    String targetColumn();

    /// The same rule, about the column under its new name.
    Constraint renamed(String from, String to);

    /// What holds in every row by itself.
    sealed interface Inequality extends Constraint {
        InequalityOperator operator();
    }

    /// No value of the target comes twice. Data Designer itself has no such constraint.
    record Unique(String targetColumn) implements Constraint {
        public Unique {
            Objects.requireNonNull(targetColumn, "target_column");
        }

        @Override
        public Unique renamed(String from, String to) {
            return targetColumn.equals(from) ? new Unique(to) : this;
        }
    }

    /// The target compared with a number.
    record ScalarInequality(String targetColumn, InequalityOperator operator, double rhs) implements Inequality {
        public ScalarInequality {
            Objects.requireNonNull(targetColumn, "target_column");
            Objects.requireNonNull(operator, "operator");
        }

        @Override
        public ScalarInequality renamed(String from, String to) {
            return new ScalarInequality(targetColumn.equals(from) ? to : targetColumn, operator, rhs);
        }
    }

    /// The target compared with another column of its row.
    record ColumnInequality(String targetColumn, InequalityOperator operator, String rhs) implements Inequality {
        public ColumnInequality {
            Objects.requireNonNull(targetColumn, "target_column");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(rhs, "rhs");
        }

        @Override
        public ColumnInequality renamed(String from, String to) {
            return new ColumnInequality(
                    targetColumn.equals(from) ? to : targetColumn, operator, rhs.equals(from) ? to : rhs);
        }
    }
}
