package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can stand after `is`.
public enum ValueTest {
    DEFINED(false),
    UNDEFINED(false),
    NONE(false),
    BOOLEAN(false),
    TRUE(false),
    FALSE(false),
    INTEGER(false),
    FLOAT(false),
    NUMBER(false),
    STRING(false),
    MAPPING(false),
    SEQUENCE(false),
    ITERABLE(false),
    ESCAPED(false),
    LOWER(false),
    UPPER(false),
    EVEN(false),
    ODD(false),
    DIVISIBLEBY(true),
    IN(true),
    EQ(true, "equalto"),
    NE(true),
    LT(true, "lessthan"),
    LE(true),
    GT(true, "greaterthan"),
    GE(true);

    private final boolean takesArgument;
    private final List<String> otherNames;

    ValueTest(boolean takesArgument, String... otherNames) {
        this.takesArgument = takesArgument;
        this.otherNames = List.of(otherNames);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesArgument() {
        return takesArgument;
    }

    static Optional<ValueTest> named(String name) {
        for (ValueTest test : values()) {
            if (test.wireName().equals(name) || test.otherNames.contains(name)) {
                return Optional.of(test);
            }
        }
        return Optional.empty();
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (ValueTest test : values()) {
            names.add(test.wireName());
        }
        return names;
    }
}
