package dev.datawright.offline.fact;

/// The form that an example shows: `M-AB 1234` is a letter, a hyphen, two letters, a blank and four digits.
final class Masks {

    private static final int LONGEST = 30;

    private Masks() {}

    /// A regular expression of character classes; empty when the text is no example of a code.
    static String of(String example) {
        String text = example.strip();
        boolean code = text.length() >= 3
                && text.length() <= LONGEST
                && text.chars().anyMatch(Character::isDigit)
                && text.matches("[\\p{L}\\p{N} ._/#:-]+")
                && !text.matches("\\d+(?:[.,]\\d+)?")
                && !text.matches(".*\\p{Ll}{3,}.*");
        boolean placeholders =
                text.matches("(?=.*[X#9A].*)[XxAa#9LNDd-]{4,30}") && text.matches(".*(?:XX|AA|##|99|LL|NN|DD).*");
        if (!code && !placeholders) {
            return "";
        }
        StringBuilder mask = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            String set = set(text.charAt(at), placeholders);
            while (end < text.length() && set.equals(set(text.charAt(end), placeholders))) {
                end++;
            }
            String run = text.substring(at, end);
            // Three capitals and more are a word that stays: INV-0001, SKU-77.
            boolean word = !placeholders && run.length() >= 3 && set.equals("[A-Z]") && text.length() > end;
            if (set.isEmpty() || word) {
                mask.append(run);
            } else {
                mask.append(set).append(run.length() > 1 ? "{" + run.length() + "}" : "");
            }
            at = end;
        }
        return mask.toString();
    }

    private static String set(char sign, boolean placeholders) {
        if (placeholders) {
            return switch (sign) {
                case 'X', 'A', 'L' -> "[A-Z]";
                case 'x', 'a' -> "[a-z]";
                case '#', '9', 'N', 'D', 'd' -> "[0-9]";
                default -> "";
            };
        }
        if (Character.isDigit(sign)) {
            return "[0-9]";
        }
        return sign >= 'A' && sign <= 'Z' ? "[A-Z]" : sign >= 'a' && sign <= 'z' ? "[a-z]" : "";
    }
}
