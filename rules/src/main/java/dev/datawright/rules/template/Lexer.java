package dev.datawright.rules.template;

import dev.datawright.rules.template.Tokens.Kind;
import dev.datawright.rules.template.Tokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts what stands between two delimiters into tokens, as Jinja does.
final class Lexer {

    private static final int LONGEST_NUMBER = 500;
    private static final Pattern FLOAT =
            Pattern.compile("(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
    private static final Pattern INTEGER =
            Pattern.compile("0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");
    private static final List<String> OPERATORS = List.of(
            "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "(", ")", "[", "]", "{", "}",
            ",", ".", "|", "=", ":", ";");

    private final String source;
    private final String close;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Token> tokens = new ArrayList<>();

    private Lexer(String source, String close) {
        this.source = source;
        this.close = close;
    }

    static Tokens read(String source, int start, String close) {
        return new Lexer(source, close).read(start);
    }

    private Tokens read(int start) {
        int at = start;
        while (true) {
            while (at < source.length() && Spaces.is(source.charAt(at))) {
                at++;
            }
            if (at >= source.length()) {
                throw new TemplateSyntaxException("'" + (close.equals("}}") ? "{{" : "{%") + "' has no '" + close
                        + "', near " + Tokens.near(source, Math.max(0, start - 2)));
            }
            if (open.isEmpty()) {
                boolean strips = source.startsWith("-" + close, at);
                boolean signed = strips || (close.equals("%}") && source.startsWith("+" + close, at));
                if (signed || source.startsWith(close, at)) {
                    int end = at + close.length() + (signed ? 1 : 0);
                    tokens.add(new Token(Kind.END, close, at, end));
                    return new Tokens(source, tokens, strips);
                }
            }
            Token token = next(at);
            balance(token);
            tokens.add(token);
            at = token.end();
        }
    }

    private Token next(int at) {
        char first = source.charAt(at);
        if (isNameStart(first)) {
            int stop = at + 1;
            while (stop < source.length() && (isNameStart(source.charAt(stop)) || isDigit(source.charAt(stop)))) {
                stop++;
            }
            return new Token(Kind.NAME, source.substring(at, stop), at, stop);
        }
        if (isDigit(first)) {
            boolean afterDot = at > 0 && source.charAt(at - 1) == '.';
            // A longer number is too large anyway, and repetition in a pattern costs stack.
            int most = Math.min(source.length(), at + LONGEST_NUMBER);
            Matcher real = FLOAT.matcher(source).region(at, most);
            if (!afterDot && real.lookingAt()) {
                return new Token(Kind.FLOAT, real.group().replace("_", ""), at, real.end());
            }
            Matcher whole = INTEGER.matcher(source).region(at, most);
            if (whole.lookingAt()) {
                return new Token(Kind.INTEGER, whole.group().replace("_", ""), at, whole.end());
            }
        }
        if (first == '\'' || first == '"') {
            int end = TextLiterals.end(source, at);
            return new Token(Kind.TEXT, TextLiterals.value(source, at, end), at, end);
        }
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                return new Token(Kind.OPERATOR, operator, at, at + operator.length());
            }
        }
        throw new TemplateSyntaxException("'" + Character.toString(source.codePointAt(at))
                + "' is not understood, near " + Tokens.near(source, at));
    }

    /// Jinja looks for the closing delimiter only where no bracket is open, so that `{{ {'a': {}} }}` can be read.
    private void balance(Token token) {
        if (token.kind() != Kind.OPERATOR) {
            return;
        }
        switch (token.text()) {
            case "(" -> open.push(")");
            case "[" -> open.push("]");
            case "{" -> open.push("}");
            case ")", "]", "}" -> {
                String expected = open.isEmpty() ? "" : open.pop();
                if (!expected.equals(token.text())) {
                    throw new TemplateSyntaxException("'" + token.text() + "' stands where "
                            + (expected.isEmpty() ? "no bracket is open" : "'" + expected + "' is needed") + ", near "
                            + Tokens.near(source, token.at()));
                }
            }
            default -> {}
        }
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
