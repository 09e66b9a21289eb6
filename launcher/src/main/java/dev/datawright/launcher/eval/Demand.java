package dev.datawright.launcher.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be stated of an answer.
sealed interface Demand {

    /// The columns that it names as wanted.
    default List<NamePattern> names() {
        return List.of();
    }

    /// Of the design and its rows; the other demands are about what was said and done.
    sealed interface OfDesign extends Demand {}

    record Rows(long rows) implements OfDesign {}

    record ColumnCount(int least, int most) implements OfDesign {}

    /// These columns in this order; others may stand between them.
    record Order(List<NamePattern> columns) implements OfDesign {
        @Override
        public List<NamePattern> names() {
            return columns;
        }
    }

    /// Exactly these names, in this order.
    record Header(List<String> columns) implements OfDesign {
        @Override
        public List<NamePattern> names() {
            return columns.stream().map(NamePattern::exactly).toList();
        }
    }

    record NoColumn(NamePattern column) implements OfDesign {}

    /// In every row in which both are there.
    ///
    /// @param apart smallest and largest distance, in `unit`
    record Compare(
            NamePattern left,
            String operator,
            @Nullable NamePattern right,
            @Nullable Double number,
            @Nullable Range apart,
            String unit)
            implements OfDesign {
        @Override
        public List<NamePattern> names() {
            return right == null ? List.of(left) : List.of(left, right);
        }
    }

    /// Something about one column, perhaps only in some rows.
    record OfColumn(
            NamePattern column, Aspect aspect, @Nullable When when) implements OfDesign {
        @Override
        public List<NamePattern> names() {
            List<NamePattern> names = new ArrayList<>(List.of(column));
            names.addAll(aspect.names());
            if (when != null) {
                names.add(when.column());
            }
            return names;
        }
    }

    /// The agent left the design as it was.
    record Unchanged() implements OfDesign {}

    /// No cell holds this.
    record NeverInRows(Pattern pattern) implements OfDesign {}

    record Asks() implements Demand {}

    record AsksOrBuilds(int columns) implements Demand {}

    /// Says this, and proposes no job.
    record Refuses(Pattern pattern) implements Demand {}

    record Says(Pattern pattern) implements Demand {}

    record NeverSays(Pattern pattern) implements Demand {}

    record Proposes(boolean wanted) implements Demand {}

    record NoJob() implements Demand {}

    record AnswersIn(String language) implements Demand {}

    /// Both ends inclusive, either may be open.
    record Range(@Nullable Double low, @Nullable Double high) {
        boolean holds(double value) {
            double slack = 1e-9 * Math.max(1, Math.abs(value));
            return (low == null || value >= low - slack) && (high == null || value <= high + slack);
        }
    }

    /// The rows that a demand is about.
    record When(
            NamePattern column,
            Set<String> values,
            @Nullable Range range,
            @Nullable Boolean empty) {}

    /// What can be stated of one column.
    sealed interface Aspect {

        default List<NamePattern> names() {
            return List.of();
        }

        record Present() implements Aspect {}

        record InRange(Range range) implements Aspect {}

        /// Points in time between two days, both inclusive; either may be open.
        record Dates(@Nullable String first, @Nullable String last) implements Aspect {}

        record Whole() implements Aspect {}

        record Decimals(int most) implements Aspect {}

        record Mean(double mean, double within) implements Aspect {}

        record Deviation(double deviation, double within) implements Aspect {}

        record Distribution(Set<String> kinds) implements Aspect {}

        /// No others than these, and these can come.
        record Values(List<String> values) implements Aspect {}

        record Shares(Map<String, Double> shares, double within) implements Aspect {}

        record Matches(Pattern pattern) implements Aspect {}

        record Unique() implements Aspect {}

        record Distinct(int least) implements Aspect {}

        record Counts(long from, long step, String prefix) implements Aspect {}

        record Nulls(double share) implements Aspect {}

        record Empty(boolean wanted) implements Aspect {}

        /// By a language model.
        record Written() implements Aspect {}

        /// What it is made of, directly or not.
        record Uses(List<NamePattern> columns) implements Aspect {
            @Override
            public List<NamePattern> names() {
                return columns;
            }
        }

        /// In what the language model is told.
        record Mentions(Pattern pattern) implements Aspect {}

        record Computed(Formula formula, Map<String, NamePattern> where, double within) implements Aspect {
            @Override
            public List<NamePattern> names() {
                return List.copyOf(where.values());
            }
        }

        /// The texts of these columns stand in it.
        record Contains(List<NamePattern> columns) implements Aspect {
            @Override
            public List<NamePattern> names() {
                return columns;
            }
        }
    }
}
