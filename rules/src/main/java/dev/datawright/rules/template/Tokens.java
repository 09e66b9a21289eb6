package dev.datawright.rules.template;

import java.util.List;

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

    /// @param text a text without its quotes and escapes
    /// @param at position in the source
    /// @param end position after it
    record Token(Kind kind, String text, int at, int end) {}

    private final String source;
    private final List<Token> tokens;
    private final boolean stripsAfter;
    private int next;

    Tokens(String source, List<Token> tokens, boolean stripsAfter) {
        this.source = source;
        this.tokens = tokens;
        this.stripsAfter = stripsAfter;
    }

    /// Position in the source after the closing delimiter.
    int end() {
        return tokens.getLast().end();
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
        return is(peek(), operatorOrName);
    }

    /// Whether the token after the next one is that word.
    boolean secondIs(String operatorOrName) {
        return next + 1 < tokens.size() && is(tokens.get(next + 1), operatorOrName);
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    Token takeName(String wanted) {
        Token token = take();
        if (token.kind() != Kind.NAME) {
            throw unexpected(token, wanted);
        }
        return token;
    }

    void expect(String operatorOrName) {
        if (!takeIf(operatorOrName)) {
            throw unexpected(peek(), "'" + operatorOrName + "'");
        }
    }

    void expectEnd(String wanted) {
        if (!atEnd()) {
            throw unexpected(peek(), wanted);
        }
    }

    TemplateSyntaxException unexpected(Token token, String wanted) {
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

    private static boolean is(Token token, String operatorOrName) {
        return (token.kind() == Kind.OPERATOR || token.kind() == Kind.NAME)
                && token.text().equals(operatorOrName);
    }
}
