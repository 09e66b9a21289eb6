package dev.datawright.engine.expression;

import dev.datawright.rules.template.Spaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `split` and its like make of a text.
final class Splits {

    private static final String LINE_ENDS = "\n\r\u000B\f\u001C\u001D\u001E\u0085\u2028\u2029";

    private Splits() {}

    static List<String> split(String text, @Nullable Object[] arguments, boolean fromEnd) {
        long limit = TextMethods.whole(arguments[1], -1, "The number of splits");
        long most = limit < 0 ? Long.MAX_VALUE : limit;
        if (arguments[0] == null || arguments[0] instanceof Undefined) {
            return fromEnd ? reversed(wordsFromEnd(text, most)) : words(text, most);
        }
        String separator = TextMethods.text(arguments[0]);
        if (separator.isEmpty()) {
            throw new EvaluationException("The separator is empty");
        }
        List<String> parts = new ArrayList<>();
        if (fromEnd) {
            int end = text.length();
            int at = text.lastIndexOf(separator, end - separator.length());
            while (at >= 0 && parts.size() < most) {
                parts.add(text.substring(at + separator.length(), end));
                end = at;
                at = end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
            }
            parts.add(text.substring(0, end));
            return reversed(parts);
        }
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() < most; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static List<String> words(String text, long most) {
        List<String> words = new ArrayList<>();
        String rest = Spaces.stripStart(text);
        while (!rest.isEmpty()) {
            int end = 0;
            while (end < rest.length() && !Spaces.is(rest.charAt(end))) {
                end++;
            }
            if (words.size() >= most) {
                words.add(rest);
                break;
            }
            words.add(rest.substring(0, end));
            int next = end;
            while (next < rest.length() && Spaces.is(rest.charAt(next))) {
                next++;
            }
            rest = rest.substring(next);
        }
        return words;
    }

    private static List<String> wordsFromEnd(String text, long most) {
        List<String> words = new ArrayList<>();
        String rest = Spaces.stripEnd(text);
        while (!rest.isEmpty()) {
            if (words.size() >= most) {
                words.add(rest);
                break;
            }
            int start = rest.length();
            while (start > 0 && !Spaces.is(rest.charAt(start - 1))) {
                start--;
            }
            words.add(rest.substring(start));
            rest = Spaces.stripEnd(rest.substring(0, start));
        }
        return words;
    }

    private static List<String> reversed(List<String> parts) {
        return new ArrayList<>(parts.reversed());
    }

    static List<String> lines(String text, boolean withEnds) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (LINE_ENDS.indexOf(text.charAt(i)) >= 0) {
                int next = text.startsWith("\r\n", i) ? i + 2 : i + 1;
                lines.add(text.substring(from, withEnds ? next : i));
                from = next;
                i = next - 1;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }
}
