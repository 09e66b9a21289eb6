package dev.datawright.bridge.macro;

import dev.datawright.bridge.macro.PatternMacro.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the part of regular expressions that says how a text is made: characters, `[A-Z0-9]`, `\d`, `(A|BC)`, `{4}`.
final class PatternReader {

    private static final int MAX_REPEAT = 40;
    private static final int MAX_CHARACTERS = 200;
    private static final String DIGITS = "0123456789";

    private final String pattern;
    private int at;

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    /// What is wrong with a pattern, as a sentence.
    static final class BadPattern extends Exception {
        private static final long serialVersionUID = 1L;

        BadPattern(String sentence) {
            super(sentence);
        }
    }

    static List<Place> read(String pattern) throws BadPattern {
        PatternReader reader = new PatternReader(pattern);
        List<Place> places = new ArrayList<>();
        while (reader.at < pattern.length()) {
            Place place = reader.place();
            int times = reader.times();
            for (int i = 0; i < times; i++) {
                places.add(place);
            }
        }
        return places;
    }

    private Place place() throws BadPattern {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '[' -> new Place(List.copyOf(characters()));
            case '(' -> choice();
            case '\\' -> escaped();
            case ']', ')', '|', '}', '{' -> throw here("a '" + c + "' that belongs to nothing (write \\" + c + ")");
            case '*', '+', '?' -> throw here("'" + c + "': how often something stands there is a number in braces");
            case '.', '^', '$' -> throw here("'" + c + "': name the characters, such as [a-z] (or write \\" + c + ")");
            default -> Place.of(literal(c));
        };
    }

    private int times() throws BadPattern {
        if (at >= pattern.length() || pattern.charAt(at) != '{') {
            return 1;
        }
        int end = pattern.indexOf('}', at);
        String number = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!number.matches("[0-9]{1,3}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MAX_REPEAT) {
            throw here("a repetition that is no number from 1 to " + MAX_REPEAT + " in braces");
        }
        at = end + 1;
        return Integer.parseInt(number);
    }

    private Set<String> characters() throws BadPattern {
        Set<String> all = new LinkedHashSet<>();
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            char c = pattern.charAt(at++);
            if (c == '^' && all.isEmpty()) {
                throw here("'[^': name the characters that may stand there");
            }
            if (c == '\\') {
                all.addAll(escaped().values());
                continue;
            }
            boolean range = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
            if (!range) {
                all.add(literal(c));
                continue;
            }
            char last = pattern.charAt(at + 1);
            at += 2;
            if (last < c || last - c > MAX_CHARACTERS) {
                throw here("the range " + c + "-" + last);
            }
            for (char one = c; one <= last; one++) {
                all.add(literal(one));
            }
        }
        if (all.size() > MAX_CHARACTERS) {
            throw here("a [..] with more than " + MAX_CHARACTERS + " characters");
        }
        if (at >= pattern.length() || all.isEmpty()) {
            throw here("a [ without characters and ]");
        }
        at++;
        return all;
    }

    private Place choice() throws BadPattern {
        int end = pattern.indexOf(')', at);
        if (end < 0) {
            throw here("a ( without )");
        }
        String inside = pattern.substring(at, end);
        if (inside.matches(".*[\\[({?*+\\\\].*")) {
            throw here("something else than plain texts between ( and )");
        }
        at = end + 1;
        Set<String> texts = new LinkedHashSet<>(List.of(inside.split("\\|", -1)));
        for (String text : texts) {
            if (text.isEmpty()) {
                throw here("an empty text between ( and )");
            }
            for (char c : text.toCharArray()) {
                literal(c);
            }
        }
        return new Place(List.copyOf(texts));
    }

    private Place escaped() throws BadPattern {
        if (at >= pattern.length()) {
            throw here("a \\ at its end");
        }
        char c = pattern.charAt(at++);
        if (c == 'd') {
            return new Place(DIGITS.chars()
                    .mapToObj(digit -> String.valueOf((char) digit))
                    .toList());
        }
        if (Character.isLetterOrDigit(c)) {
            throw here("\\" + c + ": name the characters, such as [A-Za-z0-9_]");
        }
        return Place.of(literal(c));
    }

    private String literal(char c) throws BadPattern {
        if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '{' || c == '}') {
            throw here("a character that cannot be part of it");
        }
        return String.valueOf(c);
    }

    private BadPattern here(String what) {
        return new BadPattern("At character " + Math.min(at, pattern.length()) + " there is " + what);
    }
}
