package dev.datawright.engine.expression;

import dev.datawright.rules.template.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Texts as Python sees them: sequences of code points.
final class Texts {

    private Texts() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String character(String text, int place) {
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, place)));
    }

    static List<String> characters(String text) {
        List<String> characters = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            characters.add(Character.toString(c));
            i += Character.charCount(c);
        }
        return characters;
    }

    /// The code points from one place to another, both within the text.
    static String part(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothOrNone = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothOrNone ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return titleCase(text.substring(0, first)) + lower(text.substring(first));
    }

    /// The first character of a word: one character becomes one, or several as Python knows them.
    private static String titleCase(String character) {
        int c = character.codePointAt(0);
        int title = Character.toTitleCase(c);
        if (title != c) {
            return Character.toString(title);
        }
        String upper = upper(character);
        return upper.length() <= character.length() ? upper : upper.charAt(0) + lower(upper.substring(1));
    }

    /// Python's own `title`, for which a word ends at every character that is no letter with a case.
    static String titled(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean within = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String character = Character.toString(c);
            title.append(within ? lower(character) : titleCase(character));
            within = isCased(c);
            i += Character.charCount(c);
        }
        return title.toString();
    }

    static boolean isCased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    /// Without those characters, or without white space, at one or both ends.
    static String stripped(String text, @Nullable Object characters, boolean start, boolean end) {
        if (characters != null && !(characters instanceof Undefined) && !(characters instanceof String)) {
            throw new EvaluationException("The characters to strip are no text but " + Values.kind(characters));
        }
        int from = 0;
        int to = text.length();
        while (start && from < to && goes(text.codePointAt(from), characters)) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (end && to > from && goes(text.codePointBefore(to), characters)) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean goes(int c, @Nullable Object characters) {
        return characters instanceof String set ? set.indexOf(c) >= 0 : Spaces.is(c);
    }

    /// At most that many occurrences replaced; all of them when the count is negative.
    static String replaced(String text, String old, String replacement, long count) {
        if (count == 0) {
            return text;
        }
        if (count < 0 && !old.isEmpty()) {
            long longest = (text.length() / old.length() + 1L) * replacement.length() + text.length();
            if (longest <= Limits.LONGEST) {
                return text.replace(old, replacement);
            }
        }
        long most = count < 0 ? Long.MAX_VALUE : count;
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        long done = 0;
        if (old.isEmpty()) {
            while (done < most) {
                result.append(replacement);
                done++;
                if (at >= text.length()) {
                    break;
                }
                int next = at + Character.charCount(text.codePointAt(at));
                result.append(text, at, next);
                at = next;
                Limits.check(result);
            }
        } else {
            for (int found = text.indexOf(old); found >= 0 && done < most; found = text.indexOf(old, at)) {
                result.append(text, at, found).append(replacement);
                at = found + old.length();
                done++;
                Limits.check(result);
            }
        }
        return Limits.checked(result.append(text, at, text.length()).toString());
    }
}
