package dev.datawright.offline.understand;

import dev.datawright.offline.text.Token;
import java.util.List;
import java.util.stream.Collectors;

/// Some tokens of a text.
///
/// @param source what their offsets refer to
record Sentence(String source, List<Token> tokens) {
    Sentence {
        tokens = List.copyOf(tokens);
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    int size() {
        return tokens.size();
    }

    Token token(int index) {
        return tokens.get(index);
    }

    Sentence from(int start) {
        return part(Math.min(start, size()), size());
    }

    Sentence part(int start, int end) {
        return new Sentence(source, tokens.subList(start, Math.max(start, end)));
    }

    /// As it was written.
    String text() {
        return isEmpty()
                ? ""
                : source.substring(tokens.getFirst().start(), endOffset()).strip();
    }

    private int endOffset() {
        return tokens.getLast().end();
    }

    /// Its words and numbers in lower case, single spaces between.
    String words() {
        return tokens.stream()
                .filter(token -> token.kind() != Token.Kind.SIGN)
                .map(Token::lower)
                .collect(Collectors.joining(" "));
    }
}
