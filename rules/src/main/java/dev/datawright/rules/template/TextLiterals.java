package dev.datawright.rules.template;

/// Reads what stands between quotes, with Python's escapes.
final class TextLiterals {

    private TextLiterals() {}

    /// Position after the closing quote.
    static int end(String source, int at) {
        char quote = source.charAt(at);
        int stop = at + 1;
        while (stop < source.length() && source.charAt(stop) != quote) {
            stop += source.charAt(stop) == '\\' ? 2 : 1;
        }
        if (stop >= source.length()) {
            throw new TemplateSyntaxException("A text has no closing " + quote + ", near " + Tokens.near(source, at));
        }
        return stop + 1;
    }

    static String value(String source, int at, int end) {
        String raw = source.substring(at + 1, end - 1).replace("\r\n", "\n").replace('\r', '\n');
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                i++;
                continue;
            }
            char escaped = raw.charAt(i + 1);
            i += 2;
            switch (escaped) {
                case '\n' -> {}
                case 'a' -> text.append('\u0007');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'v' -> text.append('\u000B');
                case '\\', '\'', '"' -> text.append(escaped);
                case 'x', 'u', 'U' -> {
                    int digits = escaped == 'x' ? 2 : escaped == 'u' ? 4 : 8;
                    text.appendCodePoint(codePoint(source, at, raw, i, digits));
                    i += digits;
                }
                case 'N' ->
                    throw new TemplateSyntaxException(
                            "'\\N' is not supported: write the character itself, near " + Tokens.near(source, at));
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int stop = i;
                    while (stop < raw.length() && stop < i + 2 && raw.charAt(stop) >= '0' && raw.charAt(stop) <= '7') {
                        stop++;
                    }
                    text.append((char) Integer.parseInt(raw.substring(i - 1, stop), 8));
                    i = stop;
                }
                default -> text.append('\\').append(escaped);
            }
        }
        return text.toString();
    }

    private static int codePoint(String source, int at, String raw, int from, int digits) {
        try {
            String hex = raw.substring(from, from + digits);
            int value = Integer.parseUnsignedInt(hex, 16);
            if (hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)
                    && Character.isValidCodePoint(value)
                    && (value < 0xD800 || value > 0xDFFF)) {
                return value;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException notHexadecimal) {
            // Said below.
        }
        throw new TemplateSyntaxException("An escape such as '\\x41' needs " + digits
                + " hexadecimal digits that name a character, near " + Tokens.near(source, at));
    }
}
