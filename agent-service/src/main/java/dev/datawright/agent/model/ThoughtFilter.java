package dev.datawright.agent.model;

/// Takes out of a stream of text what a model thinks aloud: `<think>…</think>`, however the pieces are cut.
final class ThoughtFilter {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final StringBuilder held = new StringBuilder();
    private boolean thinking;
    private boolean begun;

    /// What of this piece, and of pieces held back before, is for people.
    String accept(String piece) {
        held.append(piece);
        var shown = new StringBuilder();
        while (true) {
            String tag = thinking ? CLOSE : OPEN;
            int at = held.indexOf(tag);
            if (at >= 0) {
                show(shown, at);
                held.delete(0, tag.length());
                thinking = !thinking;
            } else {
                show(shown, held.length() - possibleTagAtEnd(tag));
                return shown.toString();
            }
        }
    }

    /// What was held back because it could have become a tag.
    String finish() {
        var shown = new StringBuilder();
        show(shown, held.length());
        return shown.toString();
    }

    private void show(StringBuilder shown, int length) {
        for (int i = 0; i < length; i++) {
            char next = held.charAt(i);
            // Models set their thoughts off from the answer by empty lines.
            begun = begun || !thinking && !Character.isWhitespace(next);
            if (!thinking && begun) {
                shown.append(next);
            }
        }
        held.delete(0, length);
    }

    private int possibleTagAtEnd(String tag) {
        for (int length = Math.min(tag.length() - 1, held.length()); length > 0; length--) {
            if (tag.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
