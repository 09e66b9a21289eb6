package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tokens between two delimiters of a template, with a cursor.
final class Tokens {

    enum Kind {
        NAME,
        INTEGER,
        FLOAT,
        TEXT,
        OPERATOR,
        END
    }

    record Token(Kind kind, String text, int at) {}

    private static final List<String> OPERATORS = List.of(
            "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "(", ")", "[", "]", ",", ".",
            "|", "=", ":", "{", "}");

    private final String source;
    private final List<Token> tokens;
    private final int end;
    private final boolean stripsAfter;
    private int next;

    private Tokens(String source, List<Token> tokens, int end, boolean stripsAfter) {
        this.source = source;
        this.tokens = tokens;
        this.end = end;
        this.stripsAfter = stripsAfter;
    }

    static Tokens read(String source, int start, String close) {
        List<Token> tokens = new ArrayList<>();
        int at = start;
        int braces = 0;
        while (true) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
            if (at >= source.length()) {
                String open = close.equals("}}") ? "{{" : "{%";
                throw new TemplateSyntaxException(
                        "'" + open + "' has no '" + close + "', near " + near(source, Math.max(0, start - 2)));
            }
            boolean strips = source.startsWith("-" + close, at) || source.startsWith("+" + close, at);
            if (strips || (braces == 0 && source.startsWith(close, at))) {
                tokens.add(new Token(Kind.END, close, at));
                return new Tokens(
                        source, tokens, at + close.length() + (strips ? 1 : 0), strips && source.charAt(at) == '-');
            }
            Token token = readOne(source, at);
            if (token.kind() == Kind.OPERATOR) {
                braces += token.text().equals("{") ? 1 : 0;
                braces -= token.text().equals("}") ? 1 : 0;
            }
            tokens.add(token);
            at = token.kind() == Kind.TEXT
                    ? endOfText(source, at)
                    : at + token.text().length();
        }
    }

    private static Token readOne(String source, int at) {
        char first = source.charAt(at);
        if (isNameStart(first)) {
            int stop = at + 1;
            while (stop < source.length() && (isNameStart(source.charAt(stop)) || isDigit(source.charAt(stop)))) {
                stop++;
            }
            return new Token(Kind.NAME, source.substring(at, stop), at);
        }
        if (isDigit(first)) {
            return readNumber(source, at);
        }
        if (first == '\'' || first == '"') {
            return new Token(Kind.TEXT, unescaped(source, at), at);
        }
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                return new Token(Kind.OPERATOR, operator, at);
            }
        }
        throw new TemplateSyntaxException("'" + first + "' is not understood, near " + near(source, at));
    }

    private static Token readNumber(String source, int at) {
        int stop = digits(source, at);
        boolean isFloat = false;
        if (stop + 1 < source.length() && source.charAt(stop) == '.' && isDigit(source.charAt(stop + 1))) {
            isFloat = true;
            stop = digits(source, stop + 1);
        }
        if (stop < source.length() && (source.charAt(stop) == 'e' || source.charAt(stop) == 'E')) {
            int exponent = stop + 1;
            if (exponent < source.length() && (source.charAt(exponent) == '+' || source.charAt(exponent) == '-')) {
                exponent++;
            }
            if (exponent < source.length() && isDigit(source.charAt(exponent))) {
                isFloat = true;
                stop = digits(source, exponent);
            }
        }
        return new Token(isFloat ? Kind.FLOAT : Kind.INTEGER, source.substring(at, stop), at);
    }

    private static int digits(String source, int at) {
        int stop = at;
        while (stop < source.length() && isDigit(source.charAt(stop))) {
            stop++;
        }
        return stop;
    }

    private static int endOfText(String source, int at) {
        char quote = source.charAt(at);
        int stop = at + 1;
        while (stop < source.length() && source.charAt(stop) != quote) {
            stop += source.charAt(stop) == '\\' ? 2 : 1;
        }
        if (stop >= source.length()) {
            throw new TemplateSyntaxException("A text has no closing " + quote + ", near " + near(source, at));
        }
        return stop + 1;
    }

    private static String unescaped(String source, int at) {
        int stop = endOfText(source, at) - 1;
        StringBuilder text = new StringBuilder();
        for (int i = at + 1; i < stop; i++) {
            char c = source.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            i++;
            char escaped = source.charAt(i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '\\', '\'', '"' -> text.append(escaped);
                default -> text.append('\\').append(escaped);
            }
        }
        return text.toString();
    }

    /// Position in the source after the closing delimiter.
    int end() {
        return end;
    }

    boolean stripsAfter() {
        return stripsAfter;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String operatorOrName) {
        if (peekIs(operatorOrName)) {
            next++;
            return true;
        }
        return false;
    }

    boolean peekIs(String operatorOrName) {
        Token token = peek();
        return (token.kind() == Kind.OPERATOR || token.kind() == Kind.NAME)
                && token.text().equals(operatorOrName);
    }

    /// Whether the token after the next one is that word.
    boolean secondIs(String name) {
        return next + 1 < tokens.size()
                && tokens.get(next + 1).kind() != Kind.TEXT
                && tokens.get(next + 1).text().equals(name);
    }

    String takeName(String wanted) {
        Token token = take();
        if (token.kind() != Kind.NAME) {
            throw unexpected(token, wanted);
        }
        return token.text();
    }

    void expect(String operator) {
        if (!takeIf(operator)) {
            throw unexpected(peek(), "'" + operator + "'");
        }
    }

    void expectEnd(String wanted) {
        if (peek().kind() != Kind.END) {
            throw unexpected(peek(), wanted);
        }
    }

    TemplateSyntaxException unexpected(Token token, @Nullable String wanted) {
        String seen = token.kind() == Kind.END ? "The expression ends" : "'" + token.text() + "' stands";
        return new TemplateSyntaxException(seen + " where " + wanted + " is needed, near " + near(source, token.at()));
    }

    TemplateSyntaxException wrong(Token token, String sentence) {
        return new TemplateSyntaxException(sentence + ", near " + near(source, token.at()));
    }

    /// The surroundings of a place, quoted on one line.
    static String near(String source, int at) {
        int from = Math.max(0, at - 12);
        int to = Math.min(source.length(), at + 20);
        return "`" + source.substring(from, to).replace('\n', ' ').strip() + "`";
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
