package dev.datawright.launcher.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one object of the file; what is wrong with one is told with its path.
final class Fields {

    private final JsonNode node;
    private final String path;
    private final Set<String> used = new LinkedHashSet<>();

    Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw new WrongField(path, "must be an object in { }");
        }
    }

    /// A field that is not as it has to be.
    static final class WrongField extends RuntimeException {
        WrongField(String path, String what) {
            super(path.isEmpty() ? what : path + " " + what);
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    @Nullable
    JsonNode any(String name) {
        used.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    JsonNode need(String name) {
        JsonNode value = any(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    String text(String name) {
        return text(need(name), name);
    }

    private String text(JsonNode value, String name) {
        if (!value.isString() || value.asString().isBlank()) {
            throw wrong(name, "must be a text, not " + value);
        }
        return value.asString();
    }

    List<String> texts(String name) {
        JsonNode value = need(name);
        if (!value.isArray() || value.isEmpty()) {
            throw wrong(name, "must be a list of texts, not " + value);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            texts.add(text(item, name + "[" + texts.size() + "]"));
        }
        return texts;
    }

    /// One column's name pattern.
    NamePattern name(String name) {
        return name(text(name), name);
    }

    /// A name pattern that stands in a list.
    NamePattern name(JsonNode value, String name) {
        return name(text(value, name), name);
    }

    private NamePattern name(String text, String name) {
        try {
            return NamePattern.of(text);
        } catch (PatternSyntaxException e) {
            throw wrong(name, "is no regular expression: " + e.getDescription() + " in '" + text + "'");
        }
    }

    List<NamePattern> names(String name) {
        return texts(name).stream().map(text -> name(text, name)).toList();
    }

    Map<String, NamePattern> namesByKey(String name) {
        Map<String, NamePattern> names = new LinkedHashMap<>();
        need(name).properties().forEach(entry -> {
            String place = name + "." + entry.getKey();
            names.put(entry.getKey(), name(text(entry.getValue(), place), place));
        });
        return names;
    }

    Pattern pattern(String name, int flags) {
        try {
            return Pattern.compile(text(name), flags);
        } catch (PatternSyntaxException e) {
            throw wrong(name, "is no regular expression: " + e.getDescription() + " in '" + text(name) + "'");
        }
    }

    long whole(String name) {
        JsonNode value = need(name);
        if (!value.isIntegralNumber()) {
            throw wrong(name, "must be a whole number, not " + value);
        }
        return value.asLong();
    }

    double number(String name) {
        return number(need(name), name);
    }

    double number(String name, double otherwise) {
        return any(name) == null ? otherwise : number(name);
    }

    private double number(JsonNode value, String name) {
        if (!value.isNumber()) {
            throw wrong(name, "must be a number, not " + value);
        }
        return value.asDouble();
    }

    Map<String, Double> numbersByKey(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        need(name)
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), number(entry.getValue(), name + "." + entry.getKey())));
        if (numbers.isEmpty()) {
            throw wrong(name, "must be an object of numbers, such as {\"paid\": 0.7}");
        }
        return numbers;
    }

    Demand.Range range(String name) {
        List<@Nullable JsonNode> ends = ends(name);
        JsonNode low = ends.getFirst();
        JsonNode high = ends.getLast();
        return new Demand.Range(
                low == null ? null : number(low, name + "[0]"), high == null ? null : number(high, name + "[1]"));
    }

    /// Two values; null where one end is open.
    List<@Nullable JsonNode> ends(String name) {
        JsonNode value = need(name);
        if (!value.isArray() || value.size() != 2) {
            throw wrong(name, "must be two values such as [1, 5] or [0, null], not " + value);
        }
        List<@Nullable JsonNode> ends = new ArrayList<>();
        value.forEach(end -> ends.add(end.isNull() ? null : end));
        return ends;
    }

    boolean flag(String name) {
        JsonNode value = need(name);
        if (!value.isBoolean()) {
            throw wrong(name, "must be true or false, not " + value);
        }
        return value.asBoolean();
    }

    /// For what is only ever stated, never denied.
    void onlyTrue(String name) {
        if (!flag(name)) {
            throw wrong(name, "can only be true");
        }
    }

    Fields object(String name) {
        return new Fields(need(name), path + "." + name);
    }

    WrongField wrong(String name, String what) {
        return new WrongField(path.isEmpty() ? name : path + "." + name, what);
    }

    /// A field that nobody reads is a mistake: a requirement that is never judged.
    void nothingElse() {
        node.propertyNames().stream()
                .filter(name -> !used.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is not known here");
                });
    }
}
