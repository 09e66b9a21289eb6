package dev.datawright.offline.understand;

import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `generate`, `run it`, `generate 500 rows`, `preview`, `500 rows instead`, `more rows`: nothing but the run and its
// size.
final class RunRule implements IntentRule {

    static final Set<String> ROW_WORDS = Words.of(
            "row",
            "rows",
            "record",
            "records",
            "entry",
            "entries",
            "line",
            "lines",
            "sample",
            "samples",
            "example",
            "examples",
            "zeile",
            "zeilen",
            "datensatz",
            "datensätze",
            "einträge",
            "eintrag",
            "sätze",
            "datasets",
            "beispiele",
            "datensätzen");
    private static final Set<String> GENERATE = Words.of(
            "generate",
            "run",
            "go",
            "start",
            "yes",
            "yep",
            "yeah",
            "ok",
            "okay",
            "sure",
            "proceed",
            "launch",
            "execute",
            "los",
            "ja",
            "erzeuge",
            "generiere",
            "starte",
            "start",
            "leg",
            "gerne",
            "erzeugen",
            "generieren",
            "starten",
            "ausführen",
            "loslegen",
            "approve",
            "submit");
    /// Alone they mean nothing, with `the data` or `it` they mean the run.
    private static final Set<String> MAKE = Words.of(
            "make",
            "create",
            "do",
            "produce",
            "build",
            "mach",
            "mache",
            "machen",
            "erstelle",
            "erstellen",
            "give",
            "gib",
            "download",
            "export",
            "let's");
    private static final Set<String> PREVIEW = Words.of("preview", "vorschau", "probe", "vorschauen");
    private static final Set<String> SHOW = Words.of("show", "see", "zeig", "zeige", "look", "display", "sehen");
    private static final Set<String> FILLER = Words.of(
            "it",
            "them",
            "the",
            "please",
            "bitte",
            "now",
            "jetzt",
            "me",
            "mir",
            "a",
            "an",
            "ahead",
            "on",
            "data",
            "dataset",
            "daten",
            "datensatz",
            "file",
            "datei",
            "job",
            "that",
            "this",
            "these",
            "so",
            "es",
            "sie",
            "das",
            "die",
            "den",
            "mal",
            "geht's",
            "gehts",
            "geht",
            "all",
            "alle",
            "everything",
            "full",
            "set",
            "table",
            "tabelle",
            "with",
            "mit",
            "of",
            "let's",
            "lets",
            "let",
            "us",
            "can",
            "could",
            "you",
            "i",
            "want",
            "to",
            "we",
            "should",
            "would",
            "like",
            "kannst",
            "du",
            "ich",
            "möchte",
            "will",
            "then",
            "dann",
            "und",
            "and",
            "for",
            "only",
            "just",
            "nur",
            "instead",
            "stattdessen",
            "statt",
            "total",
            "insgesamt",
            "few",
            "some",
            "ein",
            "eine",
            "einen",
            "paar",
            "von",
            "der",
            "first",
            "ersten",
            "how",
            "looks",
            "look",
            "what",
            "like",
            "one",
            "at",
            "take",
            "have",
            "auf",
            "an",
            "doch",
            "lieber",
            "rather",
            "actually",
            "in",
            "be",
            "to",
            "erst",
            "einmal",
            "need",
            "brauche",
            "zu",
            "sein",
            "number",
            "anzahl",
            "zeilenzahl",
            "wie",
            "aussieht",
            "sieht",
            "aus",
            "up",
            "off",
            "right",
            "sounds",
            "good",
            "fine",
            "great",
            "los",
            "passt");
    private static final Set<String> CHANGE = Words.of(
            "change",
            "set",
            "make",
            "use",
            "ändere",
            "setze",
            "mach",
            "mache",
            "nimm",
            "add",
            "füge",
            "hinzu",
            "increase",
            "erhöhe",
            "reduce",
            "reduziere",
            "nehmen");
    private static final Set<String> MORE =
            Words.of("more", "mehr", "weitere", "additional", "zusätzliche", "another", "extra");
    private static final Set<String> FEWER = Words.of("fewer", "less", "weniger");
    private static final Set<String> DOUBLE =
            Words.of("double", "twice", "doppelt", "verdopple", "many", "as", "so", "viele");

    @Override
    public List<Intent> read(Sentence sentence) {
        boolean generate = false;
        boolean make = false;
        boolean preview = false;
        boolean show = false;
        boolean rows = false;
        boolean more = false;
        boolean fewer = false;
        boolean twice = false;
        double count = -1;
        for (Token token : sentence.tokens()) {
            if (token.isNumber() && count < 0 && token.number() == Math.rint(token.number())) {
                count = token.number();
            } else if (token.isIn(ROW_WORDS)) {
                rows = true;
            } else if (token.isIn(PREVIEW)) {
                preview = true;
            } else if (token.isIn(MORE)) {
                more = true;
            } else if (token.isIn(FEWER)) {
                fewer = true;
            } else if (token.is("double", "twice", "doppelt", "verdopple")) {
                twice = true;
            } else if (token.isIn(GENERATE)) {
                generate = true;
            } else if (token.isIn(SHOW)) {
                show = true;
            } else if (token.isIn(MAKE)) {
                make = true;
            } else if (!token.isIn(FILLER)
                    && !token.isIn(CHANGE)
                    && !token.isIn(DOUBLE)
                    && token.kind() != Token.Kind.SIGN) {
                return List.of();
            }
        }
        return decide(sentence, new Seen(generate, make, preview, show, rows, more, fewer, twice, (long) count));
    }

    private static List<Intent> decide(Sentence sentence, Seen seen) {
        if (seen.preview() || (seen.show() && (seen.rows() || seen.count() >= 0 || sentence.size() <= 4))) {
            return List.of(new Intent.Preview());
        }
        List<Intent> intents = new ArrayList<>();
        boolean short_ = sentence.size() <= 9;
        boolean makesIt = seen.make()
                && (seen.rows()
                        || sentence.tokens().stream()
                                .anyMatch(token -> token.is(
                                        "it",
                                        "them",
                                        "data",
                                        "dataset",
                                        "file",
                                        "so",
                                        "das",
                                        "es",
                                        "daten",
                                        "datei",
                                        "datensatz",
                                        "sie")));
        if (seen.twice() && !seen.generate()) {
            intents.add(new Intent.ScaleRows(2));
        } else if (seen.count() > 0
                && (seen.rows()
                        || seen.generate()
                        || sentence.size() <= 4 && (seen.make() || isInstead(sentence) || sentence.size() == 1))) {
            intents.add(new Intent.Rows(seen.count(), seen.more()));
        } else if (seen.more() && seen.rows()) {
            intents.add(new Intent.ScaleRows(2));
        } else if (seen.fewer() && seen.rows()) {
            intents.add(new Intent.ScaleRows(0.5));
        }
        if (short_
                && (seen.generate() || (makesIt && (seen.count() < 0 || !intents.isEmpty()) && !isInstead(sentence)))) {
            intents.add(new Intent.Generate());
        }
        return intents;
    }

    private static boolean isInstead(Sentence sentence) {
        return sentence.tokens().stream()
                .anyMatch(token -> token.is("instead", "only", "just", "nur", "statt", "stattdessen", "lieber", "it"));
    }

    private record Seen(
            boolean generate,
            boolean make,
            boolean preview,
            boolean show,
            boolean rows,
            boolean more,
            boolean fewer,
            boolean twice,
            long count) {}
}
