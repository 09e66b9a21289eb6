package dev.datawright.offline.understand;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Tokenizer;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a message into sentences, and a sentence with two orders into two.
final class Sentences {

    private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*(?:[-*•–]|\\d{1,2}[.)])[ \\t]+");
    private static final Set<String> VERBS = Words.of(
            "add",
            "remove",
            "delete",
            "drop",
            "rename",
            "generate",
            "preview",
            "run",
            "füge",
            "entferne",
            "lösche",
            "streiche",
            "benenne",
            "ändere",
            "erzeuge",
            "generiere",
            "starte",
            "ergänze",
            "zeige",
            "zeig");
    private static final Set<String> VERBS_WITH_OBJECT =
            Words.of("change", "make", "set", "show", "create", "setze", "mach", "mache", "start", "call", "use");
    private static final Set<String> OBJECTS =
            Words.of("the", "it", "them", "a", "an", "me", "den", "die", "das", "es", "sie", "mir", "all", "my");

    private Sentences() {}

    static List<Sentence> of(String message, Scene scene) {
        String text = bulleted(message.strip().replace("\r", ""));
        text = text.replaceAll("[ \\t]*\\n+[ \\t]*; ", "; ")
                .replaceAll(":\\s*; ", ": ")
                .replaceAll("([:,])\\s*\\n+", "$1 ");
        List<Token> tokens = Tokenizer.tokenize(text, scene.language());
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(", "[")) {
                depth++;
            } else if (token.is(")", "]")) {
                depth = Math.max(0, depth - 1);
            }
            if (token.is("\n") || (depth == 0 && token.is("!", "?")) || (depth == 0 && endsSentence(tokens, i))) {
                int end = token.is("?") ? i + 1 : i;
                add(sentences, text, tokens.subList(start, end));
                start = i + 1;
            } else if (depth == 0 && i > start && startsOrder(tokens, i, scene)) {
                add(sentences, text, trimConjunctions(tokens.subList(start, i)));
                start = i;
            }
        }
        add(sentences, text, tokens.subList(start, tokens.size()));
        return sentences;
    }

    /// Points of a list as parts of one sentence; what stands above them is its head.
    private static String bulleted(String message) {
        Matcher first = BULLET.matcher(message);
        if (!first.find()) {
            return message;
        }
        String head = message.substring(0, first.start()).strip();
        boolean bare = !head.isEmpty() && Character.isLetterOrDigit(head.charAt(head.length() - 1));
        String points = BULLET.matcher(message.substring(first.end())).replaceAll("; ");
        return head + (head.isEmpty() ? "; " : bare ? " ¦ " : "\n; ") + points;
    }

    private static void add(List<Sentence> sentences, String text, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            sentences.add(new Sentence(text, tokens));
        }
    }

    private static boolean endsSentence(List<Token> tokens, int at) {
        if (!tokens.get(at).is(".", "...")) {
            return false;
        }
        if (at + 1 == tokens.size()) {
            return true;
        }
        boolean spaced = tokens.get(at + 1).start() > tokens.get(at).end();
        boolean abbreviation = at > 0
                && tokens.get(at - 1).is("e", "g", "z", "b", "etc", "approx", "ca", "bzw", "std", "max", "min", "avg");
        return spaced && !abbreviation;
    }

    /// `remove the street and add a city`
    private static boolean startsOrder(List<Token> tokens, int at, Scene scene) {
        Token token = tokens.get(at);
        Token before = tokens.get(at - 1);
        if (!before.is(",", ";", "and", "und", "then", "dann", "also", "please", "bitte")) {
            return false;
        }
        boolean hasNext = at + 1 < tokens.size();
        if (token.isIn(VERBS)) {
            return hasNext || token.is("generate", "preview", "run", "starte");
        }
        return token.isIn(VERBS_WITH_OBJECT)
                && hasNext
                && (tokens.get(at + 1).isIn(OBJECTS)
                        || scene.columns().stream()
                                .anyMatch(column ->
                                        column.startsWith(tokens.get(at + 1).lower())));
    }

    private static List<Token> trimConjunctions(List<Token> tokens) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).is(",", ";", "and", "und", "then", "dann", "also", "please", "bitte")) {
            end--;
        }
        return tokens.subList(0, end);
    }
}
