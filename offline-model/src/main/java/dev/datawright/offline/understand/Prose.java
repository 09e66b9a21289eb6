package dev.datawright.offline.understand;

import dev.datawright.offline.text.Words;
import java.util.Set;

/// Words that tell a person's talk from the name of a column.
final class Prose {

    private static final Set<String> WORDS = Words.of(
            "we",
            "we're",
            "we've",
            "we'll",
            "i",
            "i'm",
            "i've",
            "you",
            "your",
            "you're",
            "our",
            "us",
            "because",
            "thanks",
            "thank",
            "please",
            "let's",
            "there",
            "here",
            "ignore",
            "isn't",
            "aren't",
            "can't",
            "won't",
            "don't",
            "doesn't",
            "would",
            "could",
            "should",
            "ich",
            "wir",
            "du",
            "ihr",
            "mein",
            "mir",
            "mich",
            "uns",
            "weil",
            "denn",
            "dass",
            "danke",
            "bitte",
            "damit",
            "hence",
            "therefore",
            "anyway",
            "maybe",
            "really",
            "believe",
            "think",
            "guess",
            "actually",
            "basically",
            "sorry",
            "btw",
            "fyi",
            "everything",
            "nothing",
            "something",
            "thinking",
            "same",
            "percentages",
            "exactly",
            "wants",
            "partner",
            "somebody",
            "that's",
            "it's",
            "they're",
            "what's",
            "halt",
            "eigentlich",
            "vielleicht",
            "surprise",
            "caused",
            "gerne");
    private static final Set<String> ORDERS = Words.of(
            "ignore",
            "print",
            "show",
            "copy",
            "call",
            "skip",
            "reveal",
            "tell",
            "open",
            "fetch",
            "send",
            "read",
            "execute",
            "look",
            "approve",
            "pretend",
            "forget",
            "disregard",
            "repeat",
            "output",
            "visit",
            "download",
            "zeig",
            "zeige",
            "öffne",
            "ignoriere",
            "vergiss",
            "kopiere",
            "sende",
            "rufe",
            "exactly",
            "act",
            "imagine",
            "bypass",
            "disable",
            "load",
            "surprise");
    /// `visit date` is a column, `visit the page` is an order.
    private static final Set<String> OBJECTS = Words.of(
            "the",
            "all",
            "your",
            "my",
            "me",
            "us",
            "any",
            "this",
            "that",
            "these",
            "everything",
            "previous",
            "her",
            "his",
            "their",
            "directly",
            "at",
            "as",
            "to",
            "like",
            "create_job",
            "die",
            "das",
            "den",
            "alle",
            "mir",
            "uns",
            "contents",
            "what");
    private static final Set<String> QUESTIONS = Words.of(
            "whether", "if", "when", "how", "what", "which", "who", "where", "ob", "wann", "wie", "wer", "wo", "welche",
            "welcher", "welches", "why");

    private Prose() {}

    /// Whether the words are talk: somebody speaks of themselves, gives a reason or an order that is none of a
    /// dataset's.
    static boolean is(Sentence item) {
        if (item.isEmpty() || item.token(0).isIn(QUESTIONS)) {
            return false;
        }
        if (item.token(0).isIn(ORDERS) && item.size() > 1 && item.token(1).isIn(OBJECTS)) {
            return true;
        }
        int depth = 0;
        for (int i = 0; i < item.size(); i++) {
            depth += item.token(i).is("(") ? 1 : item.token(i).is(")") ? -1 : 0;
            // What stands behind a bracket or a number is a remark on the column.
            if (depth > 0 || item.token(i).isNumber() || item.token(i).is(":", "=")) {
                return false;
            }
            if (item.token(i).isIn(WORDS)) {
                return true;
            }
        }
        return false;
    }
}
