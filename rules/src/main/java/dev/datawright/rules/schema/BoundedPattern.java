package dev.datawright.rules.schema;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/// A `pattern` of a schema that gives up, as not matching, where it would look at a text for hours.
final class BoundedPattern implements RegularExpression {

    private static final int MOST_STEPS = 2_000_000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static RegularExpression of(String pattern) {
        return new BoundedPattern(Pattern.compile(pattern));
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new Watched(value, new int[] {MOST_STEPS})).find();
        } catch (TooManySteps | StackOverflowError tooMuch) {
            return false;
        }
    }

    /// Counts how often a character is looked at.
    @SuppressWarnings("ArrayRecordComponent") // One counter for a text and its parts.
    private record Watched(String text, int[] steps) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--steps[0] < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.substring(start, end), steps);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManySteps extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }
}
