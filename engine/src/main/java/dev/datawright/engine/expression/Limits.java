package dev.datawright.engine.expression;

/// Keeps a template from filling the memory.
final class Limits {

    /// Longest text that a template may make, in characters.
    static final int LONGEST = 100_000;

    private Limits() {}

    static String checked(String text) {
        if (text.length() > LONGEST) {
            throw tooLong();
        }
        return text;
    }

    static void check(StringBuilder text) {
        if (text.length() > LONGEST) {
            throw tooLong();
        }
    }

    static String repeated(String text, long count) {
        if (count <= 0 || text.isEmpty()) {
            return "";
        }
        if (count > LONGEST / text.length()) {
            throw tooLong();
        }
        return text.repeat((int) count);
    }

    static EvaluationException tooLong() {
        return new EvaluationException("The text is longer than " + LONGEST + " characters");
    }
}
