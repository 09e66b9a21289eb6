package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The methods of Python's texts, dictionaries, lists and numbers that a template may call, with their arguments.
public enum Method {
    CAPITALIZE(0),
    CASEFOLD(0),
    CENTER(1, "width", "fillchar"),
    COPY(0),
    COUNT(1, "sub", "start", "end"),
    ENDSWITH(1, "suffix", "start", "end"),
    FIND(1, "sub", "start", "end"),
    FORMAT(0),
    GET(1, "key", "default"),
    INDEX(1, "sub", "start", "end"),
    ISALNUM(0),
    ISALPHA(0),
    ISASCII(0),
    ISDECIMAL(0),
    ISDIGIT(0),
    ISLOWER(0),
    ISNUMERIC(0),
    ISSPACE(0),
    ISTITLE(0),
    ISUPPER(0),
    IS_INTEGER(0),
    ITEMS(0),
    JOIN(1, "iterable"),
    KEYS(0),
    LJUST(1, "width", "fillchar"),
    LOWER(0),
    LSTRIP(0, "chars"),
    PARTITION(1, "sep"),
    REMOVEPREFIX(1, "prefix"),
    REMOVESUFFIX(1, "suffix"),
    REPLACE(2, "old", "new", "count"),
    RFIND(1, "sub", "start", "end"),
    RINDEX(1, "sub", "start", "end"),
    RJUST(1, "width", "fillchar"),
    RPARTITION(1, "sep"),
    RSPLIT(0, "sep", "maxsplit"),
    RSTRIP(0, "chars"),
    SPLIT(0, "sep", "maxsplit"),
    SPLITLINES(0, "keepends"),
    STARTSWITH(1, "prefix", "start", "end"),
    STRIP(0, "chars"),
    SWAPCASE(0),
    TITLE(0),
    UPPER(0),
    VALUES(0),
    ZFILL(1, "width");

    private final int required;
    private final List<String> parameters;

    Method(int required, String... parameters) {
        this.required = required;
        this.parameters = List.of(parameters);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<String> parameters() {
        return parameters;
    }

    int required() {
        return required;
    }

    /// Python takes the arguments of all others by position alone.
    boolean takesNames() {
        return this == SPLIT || this == RSPLIT || this == SPLITLINES;
    }

    /// The method of that name.
    public static Optional<Method> named(String name) {
        for (Method method : values()) {
            if (method.wireName().equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Method method : values()) {
            names.add(method.wireName());
        }
        return names;
    }
}
