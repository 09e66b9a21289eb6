package dev.datawright.rules.template;

/// What counts as white space to Python, which knows a few characters more than Java.
public final class Spaces {

    private Spaces() {}

    public static boolean is(int c) {
        if (c < 0x80) {
            return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
        }
        return c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    public static String stripStart(String text) {
        int from = 0;
        while (from < text.length() && is(text.charAt(from))) {
            from++;
        }
        return text.substring(from);
    }

    public static String stripEnd(String text) {
        int to = text.length();
        while (to > 0 && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(0, to);
    }

    public static String strip(String text) {
        return stripStart(stripEnd(text));
    }
}
