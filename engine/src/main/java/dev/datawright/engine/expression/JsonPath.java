package dev.datawright.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Data Designer's filter `jsonpath`: names, indexes, `*` and `..`.
final class JsonPath {

    private static final Pattern STEP = Pattern.compile(
            "(\\.\\.)?(?:\\.?\\[\\s*(?:'([^']*)'|\"([^\"]*)\"|(-?\\d{1,9})|(\\*))\\s*]|(?<=\\.\\.)([\\w-]+|\\*)|\\.([\\w-]+|\\*))",
            Pattern.UNICODE_CHARACTER_CLASS);

    private JsonPath() {}

    static List<@Nullable Object> find(@Nullable Object value, @Nullable Object path) {
        if (!(value instanceof Map)) {
            throw new EvaluationException("'jsonpath' does not work on " + Values.kind(value));
        }
        if (!(path instanceof String text) || !text.startsWith("$")) {
            throw new EvaluationException("The path of 'jsonpath' starts with '$', such as '$.address.city'");
        }
        List<@Nullable Object> found = new ArrayList<>();
        found.add(value);
        Matcher steps = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            if (!steps.find(at) || steps.start() != at) {
                throw new EvaluationException("'" + text.substring(at, Math.min(text.length(), at + 40))
                        + "' in the path of 'jsonpath' is not supported: names, indexes, '*' and '..' are");
            }
            found = step(found, steps);
            at = steps.end();
        }
        return Limits.checked(found);
    }

    private static List<@Nullable Object> step(List<@Nullable Object> values, Matcher step) {
        List<@Nullable Object> from = values;
        if (step.group(1) != null) {
            from = new ArrayList<>();
            for (Object value : values) {
                descend(value, from);
            }
        }
        String name = first(step.group(2), step.group(3), step.group(6), step.group(7));
        boolean quoted = step.group(2) != null || step.group(3) != null;
        List<@Nullable Object> found = new ArrayList<>();
        for (Object value : from) {
            if (step.group(4) != null) {
                Object item =
                        value instanceof List ? Values.item(value, Long.valueOf(step.group(4))) : Undefined.INSTANCE;
                addIfDefined(found, item);
            } else if (step.group(5) != null || (!quoted && name.equals("*"))) {
                found.addAll(children(value));
            } else if (value instanceof Map<?, ?> map) {
                addIfDefined(found, Values.find(map, name));
            }
        }
        return Limits.checked(found);
    }

    private static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return "";
    }

    private static void addIfDefined(List<@Nullable Object> found, @Nullable Object value) {
        if (!(value instanceof Undefined)) {
            found.add(value);
        }
    }

    private static void descend(@Nullable Object value, List<@Nullable Object> into) {
        into.add(value);
        if (into.size() > Limits.MOST_ITEMS) {
            throw Limits.tooMany();
        }
        for (Object child : children(value)) {
            descend(child, into);
        }
    }

    private static List<?> children(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> new ArrayList<@Nullable Object>(map.values());
            case List<?> list -> list;
            case null, default -> List.of();
        };
    }
}
