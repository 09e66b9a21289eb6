package dev.datawright.offline.fact;

import dev.datawright.contract.design.InequalityOperator;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something said about one column.
public sealed interface Fact {

    /// Bounds of a number; an open bound is not reached itself.
    record Range(@Nullable Double low, @Nullable Double high, boolean open) implements Fact {}

    /// Normally distributed, the spread (standard deviation) perhaps not said.
    record Bell(double mean, @Nullable Double spread) implements Fact {}

    /// How many of a hundred are yes.
    ///
    /// @param vague said as `most`, so the figure is a guess
    record Share(double percent, boolean vague) implements Fact {}

    /// The values it can have.
    record Choices(List<Choice> values) implements Fact {
        public Choices {
            values = List.copyOf(values);
        }
    }

    /// One value, with its share of a hundred when it was said; the rest takes what the others leave.
    record Choice(String value, @Nullable Double percent, boolean rest) {}

    /// A span of days, the end exclusive; either may be missing.
    record Period(@Nullable LocalDate start, @Nullable LocalDate end) implements Fact {}

    /// Compared with another column, named in the person's words.
    record Comparison(InequalityOperator operator, String other) implements Fact {}

    /// Computed: names of columns in the person's words, numbers, and the signs between them.
    record Formula(List<String> parts) implements Fact {
        public Formula {
            parts = List.copyOf(parts);
        }
    }

    record Decimals(int places) implements Fact {}

    /// A type that was named, such as `integer`.
    record Form(Type type) implements Fact {
        public enum Type {
            INTEGER,
            NUMBER,
            BOOLEAN,
            DATE,
            DATETIME,
            TEXT,
            CODE
        }
    }

    /// What a code starts with.
    record Prefix(String text) implements Fact {}

    /// The column's name, said outright.
    record Called(String name) implements Fact {}

    /// Values that depend on another column's value.
    record Dependence(String parent, Map<String, List<String>> values) implements Fact {
        public Dependence {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
