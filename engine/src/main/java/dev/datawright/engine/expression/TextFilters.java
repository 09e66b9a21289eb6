package dev.datawright.engine.expression;

import dev.datawright.rules.template.Spaces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters that write texts.
final class TextFilters {

    private static final String WORD_BREAKS = "-([{<";

    private TextFilters() {}

    /// Every word with a capital, a word being what stands between white space and opening brackets.
    static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && isBreak(text.charAt(at))) {
                at++;
            }
            title.append(text, start, at);
            start = at;
            while (at < text.length() && !isBreak(text.charAt(at))) {
                at++;
            }
            if (at > start) {
                int rest = text.offsetByCodePoints(start, 1);
                title.append(Texts.upper(text.substring(start, rest))).append(Texts.lower(text.substring(rest, at)));
            }
        }
        return title.toString();
    }

    private static boolean isBreak(char c) {
        return Spaces.is(c) || WORD_BREAKS.indexOf(c) >= 0;
    }

    static Object truncated(@Nullable Object value, @Nullable Object[] arguments) {
        long length = Values.whole(Filters.given(arguments[0], 255L), "The length of 'truncate'");
        boolean killWords = Values.isTrue(arguments[1]);
        String end = PythonText.of(Filters.given(arguments[2], "..."));
        Object given = arguments[3] == null ? Undefined.INSTANCE : arguments[3];
        long leeway = Values.whole(Filters.given(given, 5L), "The leeway of 'truncate'");
        if (length < Texts.length(end) || leeway < 0) {
            throw new EvaluationException("The length of 'truncate' is at least " + Texts.length(end)
                    + ", the length of its end, and the leeway at least 0");
        }
        if (value instanceof Undefined) {
            return value;
        }
        if (!(value instanceof String text)) {
            throw new EvaluationException("'truncate' does not work on " + Values.kind(value));
        }
        if (Texts.length(text) - leeway <= length) {
            return text;
        }
        String kept = Texts.part(text, 0, (int) length - Texts.length(end));
        int lastSpace = kept.lastIndexOf(' ');
        return (killWords || lastSpace < 0 ? kept : kept.substring(0, lastSpace)) + end;
    }

    /// A text for a path, or pairs for a query.
    static String urlEncoded(@Nullable Object value) {
        List<?> pairs =
                switch (value) {
                    case Map<?, ?> map -> Filters.items(map);
                    case List<?> list -> list;
                    case Tuple tuple -> tuple.items();
                    case Undefined _ -> List.of();
                    case null, default -> null;
                };
        if (pairs == null) {
            return quoted(PythonText.of(value), false);
        }
        StringBuilder query = new StringBuilder();
        for (Object pair : pairs) {
            List<?> parts = Values.items(pair);
            if (parts.size() != 2) {
                throw new EvaluationException("'urlencode' needs pairs of a name and a value");
            }
            query.append(query.isEmpty() ? "" : "&")
                    .append(quoted(PythonText.of(parts.get(0)), true))
                    .append('=')
                    .append(quoted(PythonText.of(parts.get(1)), true));
            Limits.check(query);
        }
        return query.toString();
    }

    private static String quoted(String text, boolean forQuery) {
        StringBuilder quoted = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "_.-~".indexOf(c) >= 0 || (c == '/' && !forQuery)) {
                quoted.append(c);
            } else if (c == ' ' && forQuery) {
                quoted.append('+');
            } else {
                quoted.append('%');
                quoted.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                quoted.append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return Limits.checked(quoted.toString());
    }
}
