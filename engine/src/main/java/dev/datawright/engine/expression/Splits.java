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
        int at = skipped(text, 0, true);
        while (at < text.length()) {
            if (words.size() >= most) {
                words.add(text.substring(at));
                break;
            }
            int end = skipped(text, at, false);
            words.add(text.substring(at, end));
            at = skipped(text, end, true);
        }
        return words;
    }

    private static int skipped(String text, int from, boolean spaces) {
        int at = from;
        while (at < text.length() && Spaces.is(text.charAt(at)) == spaces) {
            at++;
        }
        return at;
    }

    private static List<String> wordsFromEnd(String text, long most) {
        List<String> words = new ArrayList<>();
        int end = skippedBack(text, text.length(), true);
        while (end > 0) {
            if (words.size() >= most) {
                words.add(text.substring(0, end));
                break;
            }
            int start = skippedBack(text, end, false);
            words.add(text.substring(start, end));
            end = skippedBack(text, start, true);
        }
        return words;
    }

    private static int skippedBack(String text, int from, boolean spaces) {
        int at = from;
        while (at > 0 && Spaces.is(text.charAt(at - 1)) == spaces) {
            at--;
        }
        return at;
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
