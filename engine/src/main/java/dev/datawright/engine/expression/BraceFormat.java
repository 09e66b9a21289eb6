package dev.datawright.engine.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's `'{:.2f} {name}'.format(value, name='x')`.
final class BraceFormat {

    private final List<? extends @Nullable Object> positional;
    private final Map<String, ? extends @Nullable Object> named;
    private int next;
    private boolean numbered;

    private BraceFormat(List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
        this.positional = positional;
        this.named = named;
    }

    static String format(
            String format, List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
        return new BraceFormat(positional, named).all(format, 0);
    }

    private String all(String format, int depth) {
        if (depth > 1) {
            throw new EvaluationException("The format of '.format()' is nested too deep");
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            boolean doubled = at + 1 < format.length() && format.charAt(at + 1) == c;
            if (c == '{' && !doubled) {
                int close = closing(format, at);
                text.append(field(format.substring(at + 1, close), depth));
                at = close + 1;
            } else if (c == '{' || c == '}') {
                if (!doubled) {
                    throw new EvaluationException("A single '}' stands in the text before '.format()': write '}}'");
                }
                text.append(c);
                at += 2;
            } else {
                text.append(c);
                at++;
            }
            Limits.check(text);
        }
        return text.toString();
    }

    private static int closing(String format, int open) {
        int depth = 0;
        for (int i = open; i < format.length(); i++) {
            depth += format.charAt(i) == '{' ? 1 : format.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new EvaluationException("A '{' has no '}' in the text before '.format()'");
    }

    private String field(String field, int depth) {
        int end = 0;
        int brackets = 0;
        while (end < field.length() && (brackets > 0 || (field.charAt(end) != ':' && field.charAt(end) != '!'))) {
            brackets += field.charAt(end) == '[' ? 1 : field.charAt(end) == ']' ? -1 : 0;
            end++;
        }
        String name = field.substring(0, end);
        char conversion = 0;
        if (end < field.length() && field.charAt(end) == '!') {
            if (end + 1 >= field.length() || (end + 2 < field.length() && field.charAt(end + 2) != ':')) {
                throw new EvaluationException("'!' is followed by r, s or a in the text before '.format()'");
            }
            conversion = field.charAt(end + 1);
            end += 2;
        }
        Object value = value(name);
        String spec = end < field.length() ? all(field.substring(end + 1), depth + 1) : "";
        switch (conversion) {
            case 0 -> {}
            case 's' -> value = PythonText.of(value);
            case 'r', 'a' -> value = PythonText.repr(value);
            default -> throw new EvaluationException("'!" + conversion + "' is none of !r, !s and !a");
        }
        return spec.isEmpty() ? PythonText.of(value) : FormatSpec.parse(spec).format(value);
    }

    private @Nullable Object value(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Object value = first(name.substring(0, end));
        while (end < name.length()) {
            if (name.charAt(end) == '.') {
                int stop = end + 1;
                while (stop < name.length() && name.charAt(stop) != '.' && name.charAt(stop) != '[') {
                    stop++;
                }
                value = Values.attribute(value, name.substring(end + 1, stop));
                end = stop;
            } else {
                int close = name.indexOf(']', end);
                if (close < 0) {
                    throw new EvaluationException("A '[' has no ']' in the text before '.format()'");
                }
                String key = name.substring(end + 1, close);
                boolean isNumber =
                        !key.isEmpty() && key.length() < 10 && key.chars().allMatch(c -> c >= '0' && c <= '9');
                value = Values.item(value, isNumber ? (Object) Long.valueOf(key) : key);
                end = close + 1;
            }
        }
        return value;
    }

    private @Nullable Object first(String name) {
        if (name.isEmpty()) {
            if (numbered) {
                throw new EvaluationException("'{}' and '{0}' do not go together in '.format()'");
            }
            return positional(next++);
        }
        if (name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            if (next > 0) {
                throw new EvaluationException("'{}' and '{0}' do not go together in '.format()'");
            }
            numbered = true;
            return positional(Integer.parseInt(name));
        }
        if (!named.containsKey(name)) {
            throw new EvaluationException("'.format()' is given no '" + name + "'");
        }
        return named.get(name);
    }

    private @Nullable Object positional(int place) {
        if (place >= positional.size()) {
            throw new EvaluationException("'.format()' is given fewer values than its text has places for");
        }
        return positional.get(place);
    }
}
