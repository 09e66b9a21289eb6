package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The filters that expressions and prompts may use, with the names of their arguments in order: Data Designer's own
/// list, and `default` and `join`, without which a missing part or a list could not be shown.
public enum Filter {
    ABS(0),
    CAPITALIZE(0),
    DEFAULT(0, "default_value", "boolean"),
    ESCAPE(0),
    FIRST(0),
    FLOAT(0, "default"),
    FORCEESCAPE(0),
    INT(0, "default", "base"),
    ITEMS(0),
    JOIN(0, "d", "attribute"),
    JSONPATH(1, "expression"),
    LAST(0),
    LENGTH(0),
    LIST(0),
    LOWER(0),
    MAX(0, "case_sensitive", "attribute"),
    MIN(0, "case_sensitive", "attribute"),
    RANDOM(0),
    REPLACE(2, "old", "new", "count"),
    REVERSE(0),
    ROUND(0, "precision", "method"),
    SORT(0, "reverse", "case_sensitive", "attribute"),
    STRING(0),
    TITLE(0),
    TRIM(0, "chars"),
    TRUNCATE(0, "length", "killwords", "end", "leeway"),
    UNIQUE(0, "case_sensitive", "attribute"),
    UPPER(0),
    URLENCODE(0);

    /// What Jinja has beyond it. Data Designer refuses them all.
    private static final Set<String> OF_JINJA_ALONE = Set.of(
            "attr",
            "batch",
            "center",
            "dictsort",
            "e",
            "filesizeformat",
            "format",
            "groupby",
            "indent",
            "map",
            "pprint",
            "reject",
            "rejectattr",
            "safe",
            "select",
            "selectattr",
            "slice",
            "striptags",
            "sum",
            "tojson",
            "urlize",
            "wordcount",
            "wordwrap",
            "xmlattr");

    private static final Map<String, String> INSTEAD = Map.of(
            "e", "write '| escape'",
            "format", "write '%.2f' % value, or '{:.2f}'.format(value)",
            "center", "write value.center(20)",
            "wordcount", "write value.split() | length",
            "map", "use {% for %}",
            "select", "use {% for x in list if condition %}",
            "reject", "use {% for x in list if condition %}",
            "sum", "add the columns with +");

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

    /// Why Jinja's filter of that name cannot be used; empty when Jinja has none of that name.
    static Optional<String> refusal(String name) {
        if (!OF_JINJA_ALONE.contains(name)) {
            return Optional.empty();
        }
        String repair = INSTEAD.get(name);
        return Optional.of(
                "Data Designer does not permit Jinja's filter '" + name + "'" + (repair == null ? "" : ": " + repair));
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Filter filter : values()) {
            names.add(filter.wireName());
        }
        return names;
    }
}
