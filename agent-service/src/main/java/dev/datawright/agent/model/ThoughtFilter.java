package dev.datawright.agent.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes out of a stream of text what is not for people, however the pieces are cut: what a model thinks aloud,
/// `<think>…</think>`, and calls that it writes as text, `<tool_call>…</tool_call>`.
final class ThoughtFilter {

    private enum Tag {
        THINK("<think>", "</think>"),
        THINKING("<thinking>", "</thinking>"),
        CALL("<tool_call>", "</tool_call>");

        private final String open;
        private final String close;

        Tag(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    private final StringBuilder held = new StringBuilder();
    private final StringBuilder hidden = new StringBuilder();
    private final List<String> calls = new ArrayList<>();
    private @Nullable Tag inside;
    private boolean begun;

    /// What of this piece, and of pieces held back before, is for people.
    String accept(String piece) {
        held.append(piece);
        var shown = new StringBuilder();
        boolean more = true;
        while (more) {
            more = inside == null ? enter(shown) : leave(inside);
        }
        return shown.toString();
    }

    /// What was held back because it could have become a tag.
    String finish() {
        var shown = new StringBuilder();
        if (inside == null) {
            show(shown, held.length());
        } else {
            hide(held.length());
            end(inside);
        }
        return shown.toString();
    }

    /// What stood between the tags of calls.
    List<String> calls() {
        return calls;
    }

    private boolean enter(StringBuilder shown) {
        Tag next = null;
        int at = Integer.MAX_VALUE;
        int possible = 0;
        for (Tag tag : Tag.values()) {
            int found = held.indexOf(tag.open);
            if (found >= 0 && found < at) {
                next = tag;
                at = found;
            }
            possible = Math.max(possible, possibleTagAtEnd(tag.open));
        }
        if (next == null) {
            show(shown, held.length() - possible);
            return false;
        }
        show(shown, at);
        held.delete(0, next.open.length());
        inside = next;
        return true;
    }

    private boolean leave(Tag tag) {
        int at = held.indexOf(tag.close);
        if (at < 0) {
            hide(held.length() - possibleTagAtEnd(tag.close));
            return false;
        }
        hide(at);
        held.delete(0, tag.close.length());
        end(tag);
        return true;
    }

    private void end(Tag tag) {
        if (tag == Tag.CALL) {
            calls.add(hidden.toString());
        }
        hidden.setLength(0);
        inside = null;
    }

    private void hide(int length) {
        hidden.append(held, 0, length);
        held.delete(0, length);
    }

    private void show(StringBuilder shown, int length) {
        for (int i = 0; i < length; i++) {
            char next = held.charAt(i);
            // Models set their thoughts off from the answer by empty lines.
            begun = begun || !Character.isWhitespace(next);
            if (begun) {
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
