package dev.datawright.engine.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a text stands within a part of another.
record Found(String text, String sub, int from, int to) {

    static Found in(String text, @Nullable Object[] arguments) {
        return of(text, TextMethods.text(arguments[0]), arguments);
    }

    private static Found of(String text, String sub, @Nullable Object[] arguments) {
        int length = Texts.length(text);
        return new Found(text, sub, bound(arguments[1], 0, length), bound(arguments[2], length, length));
    }

    private static int bound(@Nullable Object argument, int otherwise, int length) {
        Object given = argument == null ? Undefined.INSTANCE : argument;
        long bound = TextMethods.whole(given, otherwise, "The place");
        if (bound < 0) {
            bound = Math.max(0, bound + length);
        }
        // A start behind the end finds nothing, not even the empty text.
        return (int) Math.min(bound, length + 1L);
    }

    static boolean ends(String text, @Nullable Object[] arguments, boolean start) {
        List<?> candidates =
                arguments[0] instanceof Tuple tuple ? tuple.items() : List.of(TextMethods.text(arguments[0]));
        for (Object candidate : candidates) {
            Found found = of(text, TextMethods.text(candidate), arguments);
            if (found.isPossible()
                    && (start
                            ? found.part().startsWith(found.sub)
                            : found.part().endsWith(found.sub))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPossible() {
        return from <= Math.min(to, Texts.length(text));
    }

    private String part() {
        return Texts.part(text, from, Math.min(to, Texts.length(text)));
    }

    private long place(int at, String part) {
        return at < 0 ? -1 : from + part.codePointCount(0, at);
    }

    long first() {
        return isPossible() ? place(part().indexOf(sub), part()) : -1;
    }

    long last() {
        return isPossible() ? place(part().lastIndexOf(sub), part()) : -1;
    }

    long count() {
        if (!isPossible()) {
            return 0;
        }
        String part = part();
        if (sub.isEmpty()) {
            return Texts.length(part) + 1L;
        }
        long count = 0;
        for (int at = part.indexOf(sub); at >= 0; at = part.indexOf(sub, at + sub.length())) {
            count++;
        }
        return count;
    }
}
