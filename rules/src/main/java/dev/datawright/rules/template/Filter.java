package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The filters that expressions and prompts may use, with the names of their arguments in order.
public enum Filter {
    UPPER(0),
    LOWER(0),
    TITLE(0),
    CAPITALIZE(0),
    TRIM(0),
    REPLACE(2, "old", "new"),
    LENGTH(0),
    DEFAULT(0, "default_value", "boolean"),
    ROUND(0, "precision", "method"),
    INT(0, "default"),
    FLOAT(0, "default"),
    STRING(0),
    ABS(0),
    JOIN(0, "d"),
    FIRST(0),
    LAST(0),
    TRUNCATE(0, "length", "killwords", "end", "leeway");

    private final int required;
    private final List<String> parameters;

    Filter(int required, String... parameters) {
        this.required = required;
        this.parameters = List.of(parameters);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many arguments must be given.
    public int required() {
        return required;
    }

    public List<String> parameters() {
        return parameters;
    }

    /// The filter of that name, `count` and `d` being Jinja's other names for `length` and `default`.
    static Optional<Filter> named(String name) {
        for (Filter filter : values()) {
            if (filter.wireName().equals(name)) {
                return Optional.of(filter);
            }
        }
        return switch (name) {
            case "count" -> Optional.of(LENGTH);
            case "d" -> Optional.of(DEFAULT);
            default -> Optional.empty();
        };
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Filter filter : values()) {
            names.add(filter.wireName());
        }
        return names;
    }
}
