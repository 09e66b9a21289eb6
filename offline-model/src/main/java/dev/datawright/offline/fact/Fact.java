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

    /// A distribution by its name, with those of its parameters that were said: `mean`, `sd`, `shape`, `scale`,
    /// `median`, `sigma`, `n`, `p`.
    record Distribution(Shape shape, Map<String, Double> given) implements Fact {

        public Distribution {
            given = Map.copyOf(given);
        }

        public enum Shape {
            POISSON,
            EXPONENTIAL,
            GAMMA,
            LOGNORMAL,
            BINOMIAL
        }
    }

    /// Counts on from row to row.
    ///
    /// @param padding digits, with zeros in front; 0 for as many as there are
    record Series(long start, long step, String prefix, int padding) implements Fact {}

    /// Texts of one form, as a regular expression of character classes and counts.
    record Mask(String pattern) implements Fact {}

    /// Other properties where another column has a certain value; the last one, without a value, is for all others.
    record Cases(List<Case> cases) implements Fact {

        public Cases {
            cases = List.copyOf(cases);
        }
    }

    /// @param value of the other column; empty for all that are not named
    record Case(String value, Facts facts) {}

    /// Yes at most where another column has one of these values.
    record OnlyFor(List<String> values) implements Fact {

        public OnlyFor {
            values = List.copyOf(values);
        }
    }

    /// A language model is to write it.
    record Written() implements Fact {}

    /// Program code in a language, in lower case.
    record Program(String language) implements Fact {}

    /// How many of a hundred have no value.
    record Missing(double percent) implements Fact {}

    /// So many units after another column's time, named in the person's words; both ends inclusive.
    record Gap(long least, long most, String unit, String other) implements Fact {}

    /// Made to suit other columns, named in the person's words.
    record Suits(List<String> others) implements Fact {

        public Suits {
            others = List.copyOf(others);
        }
    }

    /// Other columns' values one behind the other, named in the person's words.
    record Joined(List<String> parts, String separator) implements Fact {

        public Joined {
            parts = List.copyOf(parts);
        }
    }
}
