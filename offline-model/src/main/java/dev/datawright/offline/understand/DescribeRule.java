package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.lexicon.Starters;
import dev.datawright.offline.text.Dates;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Tokenizer;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `200 parking tickets with ticket number, licence plate and …`, `add a note`, `name, email and city`: wanted columns.
final class DescribeRule {

    private static final Set<String> WITH = Words.of(
            "with",
            "containing",
            "including",
            "having",
            "featuring",
            "contains",
            "include",
            "includes",
            "mit",
            "enthält",
            "enthaltend",
            "inklusive",
            "has",
            "have",
            "haben",
            "hat");
    private static final Set<String> ADD = Words.of(
            "add",
            "also",
            "include",
            "append",
            "insert",
            "plus",
            "and",
            "füge",
            "ergänze",
            "außerdem",
            "zusätzlich",
            "noch",
            "auch",
            "additionally",
            "then");
    private static final Set<String> POLITE = Words.of(
            "i",
            "we",
            "need",
            "want",
            "would",
            "like",
            "i'd",
            "we'd",
            "please",
            "can",
            "could",
            "you",
            "me",
            "us",
            "give",
            "generate",
            "create",
            "make",
            "build",
            "design",
            "produce",
            "get",
            "have",
            "let's",
            "lets",
            "to",
            "show",
            "ich",
            "wir",
            "brauche",
            "brauchen",
            "möchte",
            "möchten",
            "hätte",
            "gerne",
            "gern",
            "bitte",
            "erstelle",
            "erzeuge",
            "generiere",
            "mache",
            "mach",
            "gib",
            "mir",
            "uns",
            "kannst",
            "du",
            "will",
            "now",
            "mock",
            "fake",
            "synthetic",
            "some",
            "up",
            "start",
            "prepare",
            "lege",
            "an",
            "ein",
            "eine",
            "einen",
            "a",
            "the",
            "simple",
            "small",
            "random",
            "test",
            "testdaten",
            "sample",
            "dummy",
            "around",
            "about",
            "of",
            "for",
            "über",
            "etwa",
            "von",
            "für",
            "zu");
    private static final Set<String> CONTAINERS = Words.of(
            "dataset",
            "data",
            "set",
            "table",
            "list",
            "file",
            "csv",
            "database",
            "spreadsheet",
            "sheet",
            "collection",
            "datensatz",
            "tabelle",
            "liste",
            "datei",
            "sammlung",
            "datensammlung",
            "daten",
            "excel");
    private static final Set<String> COLUMN_WORDS = Words.of(
            "columns",
            "column",
            "fields",
            "field",
            "attributes",
            "spalten",
            "spalte",
            "felder",
            "attribute",
            "properties",
            "columns:");
    private static final Set<String> TAIL = Words.of(
            "hinzu", "too", "please", "bitte", "dazu", "an", "well", "ein", ".", ",", "column", "to", "it", "spalte");

    private static final Set<String> ASKING = Words.of(
            "what", "why", "who", "where", "how", "is", "does", "was", "warum", "wieso", "wer", "wo", "wie", "ist",
            "when", "wann", "welche", "welcher", "which");
    private static final Set<String> BOUNDS = Words.of(
            "between",
            "zwischen",
            "from",
            "von",
            "to",
            "bis",
            "and",
            "und",
            "mean",
            "mittelwert",
            "least",
            "most",
            "over",
            "under",
            "above",
            "below",
            "mindestens",
            "höchstens",
            "unter",
            "sd",
            "deviation",
            "than",
            "als",
            "max",
            "min");
    private static final Set<String> NO_THINGS = Words.of(
            "and",
            "und",
            "to",
            "bis",
            "or",
            "oder",
            "percent",
            "prozent",
            "euro",
            "euros",
            "dollars",
            "kg",
            "cm",
            "decimals",
            "columns",
            "column",
            "spalten",
            "more");

    private final Scene scene;
    private final Lexicon lexicon;
    private final WishReader wishes;
    private final ItemSplitter splitter;

    DescribeRule(Scene scene, Lexicon lexicon, WishReader wishes) {
        this.scene = scene;
        this.lexicon = lexicon;
        this.wishes = wishes;
        this.splitter = new ItemSplitter(scene, lexicon);
    }

    Described read(Sentence sentence, String subjectSoFar) {
        Sentence text = withoutTail(sentence);
        if (text.isEmpty()) {
            return new Described("", List.of(new Intent.Unclear(sentence.text())));
        }
        if (asks(sentence)) {
            return new Described("", List.of(new Intent.Unclear(sentence.text())));
        }
        int list = listStart(text);
        boolean adds = text.token(0).isIn(ADD);
        Head head = list > 0 ? Head.of(text.part(0, list), adds) : Head.NONE;
        Sentence items = text.from(list);
        Sentence trailing = trailingFor(items);
        if (trailing != null) {
            head = Head.of(trailing, false);
            items = items.part(0, items.size() - trailing.size());
        }
        List<Intent> intents = new ArrayList<>();
        String subject = head.subject().isEmpty() ? subjectSoFar : head.subject();
        if (list == 0 && trailing == null) {
            Head whole = Head.of(text, false);
            Optional<Described> started = starter(whole, text);
            if (started.isPresent()) {
                return started.get();
            }
        }
        if (head.rows() > 0) {
            intents.add(new Intent.Rows(head.rows(), false));
        }
        List<Sentence> parts = splitter.split(items);
        boolean expected = list > 0 || adds || parts.size() > 1;
        List<Wish> wanted = new ArrayList<>();
        for (Sentence part : parts) {
            Sentence item = adds ? withoutAdd(part) : part;
            Optional<Intent> rows = rowsOf(item);
            if (rows.isPresent()) {
                intents.add(rows.get());
                continue;
            }
            Optional<Wish> wish = item.isEmpty() ? Optional.empty() : wishes.read(item, subject);
            boolean plausible = wish.isPresent() && (expected || isMeaningful(wish.get())) && isShort(wish.get(), item);
            if (plausible) {
                wanted.add(wish.get());
            } else if (!item.isEmpty()) {
                intents.add(new Intent.Unclear(item.text()));
            }
        }
        if (!wanted.isEmpty()) {
            intents.add(new Intent.Want(wanted));
        }
        return new Described(head.subject(), intents);
    }

    /// A question about something else than columns, such as `what will the weather be?`.
    private static boolean asks(Sentence sentence) {
        return sentence.token(sentence.size() - 1).is("?") && sentence.token(0).isIn(ASKING);
    }

    private Optional<Described> starter(Head whole, Sentence text) {
        boolean hasList = text.tokens().stream().anyMatch(token -> token.is(",", ";", ":"));
        if (hasList || whole.subject().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> columns = Starters.columns(whole.subject(), scene.language());
        if (columns.isPresent() && scene.columns().isEmpty()) {
            List<Intent> intents = new ArrayList<>();
            if (whole.rows() > 0) {
                intents.add(new Intent.Rows(whole.rows(), false));
            }
            Sentence list = new Sentence(columns.get(), Tokenizer.tokenize(columns.get(), scene.language()));
            intents.add(new Intent.Starter(
                    whole.subject(),
                    splitter.split(list).stream()
                            .flatMap(item -> wishes.read(item, whole.subject()).stream())
                            .toList()));
            return Optional.of(new Described(whole.subject(), intents));
        }
        if (isCounted(text) && scene.columns().isEmpty()) {
            return Optional.of(new Described(
                    whole.subject(),
                    List.of(new Intent.Rows(whole.rows(), false), new Intent.Subject(whole.subject()))));
        }
        return Optional.empty();
    }

    private static boolean isMeaningful(Wish wish) {
        return wish.kind() != Kind.UNKNOWN || !wish.facts().isEmpty();
    }

    /// A long run of words without a known noun is a sentence that the rules do not know.
    private static boolean isShort(Wish wish, Sentence item) {
        return wish.kind() != Kind.UNKNOWN
                || item.tokens().stream().filter(Token::isWord).count() <= 5;
    }

    /// Index of the first token of the list; 0 when the whole is one.
    private int listStart(Sentence text) {
        int depth = 0;
        boolean comma = false;
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth > 0) {
                continue;
            }
            if (token.is(",", ";")) {
                boolean each = i + 1 < text.size()
                        && text.token(i + 1).is("each", "with", "mit", "jeweils", "every", "including", "columns");
                comma |= !each;
                continue;
            }
            if (comma || i == 0) {
                continue;
            }
            if ((token.isIn(COLUMN_WORDS) || token.is("columns")) && i + 1 < text.size() && isHead(text.part(0, i))) {
                return afterMarkers(text, i + 1);
            }
            if ((token.isIn(WITH) || token.is(":")) && i + 1 < text.size() && isHead(text.part(0, i))) {
                return afterMarkers(text, i + 1);
            }
        }
        if (text.token(0).isIn(COLUMN_WORDS) || text.token(0).isIn(WITH)) {
            return afterMarkers(text, 1);
        }
        int polite = 0;
        while (polite < text.size() && text.token(polite).isIn(POLITE)) {
            polite++;
        }
        return text.token(0).isIn(ADD)
                        || polite == 0
                        || polite == text.size()
                        || text.token(polite).isNumber()
                ? 0
                : startsPolitely(text) ? polite : 0;
    }

    private static boolean startsPolitely(Sentence text) {
        return text.token(0)
                .is(
                        "i",
                        "we",
                        "please",
                        "can",
                        "could",
                        "give",
                        "ich",
                        "wir",
                        "bitte",
                        "i'd",
                        "gib",
                        "let's",
                        "generate",
                        "create",
                        "make",
                        "erstelle",
                        "erzeuge",
                        "generiere");
    }

    private static int afterMarkers(Sentence text, int start) {
        int at = start;
        while (at < text.size() - 1
                && (text.token(at)
                                        .is(
                                                ":",
                                                "the",
                                                "following",
                                                "these",
                                                "den",
                                                "folgenden",
                                                "columns",
                                                "spalten",
                                                "for",
                                                "für",
                                                "each",
                                                "are",
                                                "is",
                                                "sind",
                                                "fields",
                                                "feldern",
                                                "felder",
                                                "=")
                                && !text.token(at).is("the", "den", "for")
                        || (text.token(at).is("the", "den", "for")
                                && text.token(at + 1)
                                        .is("following", "folgenden", "columns", "spalten", "fields", "feldern")))) {
            at++;
        }
        return at;
    }

    /// Whether the words before `with` or a colon describe a dataset rather than a column.
    private boolean isHead(Sentence before) {
        boolean counted = isCounted(before);
        boolean container =
                before.tokens().stream().anyMatch(token -> token.isIn(CONTAINERS) || token.isIn(RunRule.ROW_WORDS));
        boolean politely = startsPolitely(before) && !before.token(0).isIn(ADD);
        String subject = Head.of(before, false).subject();
        boolean known = !subject.isEmpty()
                && Starters.columns(subject, scene.language()).isPresent();
        boolean columns = before.tokens().stream().anyMatch(token -> token.isIn(COLUMN_WORDS));
        boolean unknown = before.size() == 1
                && lexicon.find(List.of(before.token(0).lower())).kind() == Kind.UNKNOWN;
        boolean fresh = scene.columns().isEmpty()
                && before.size() <= 4
                && (subject.endsWith("s") || unknown && !subject.isEmpty());
        if (before.token(0).isIn(ADD)) {
            return columns || (counted && container);
        }
        return counted && before.size() <= 14 || container || politely || known || columns || fresh;
    }

    /// Whether a number of things stands there, such as `exactly 200 tickets`, and not a bound such as `up to 20
    // euros`.
    private static boolean isCounted(Sentence words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.token(i).isNumber() && !Dates.isYear(words.token(i))) {
                return words.token(i + 1).isWord()
                        && !words.token(i + 1).isIn(NO_THINGS)
                        && (i == 0 || !words.token(i - 1).isIn(BOUNDS));
            }
        }
        return false;
    }

    /// `… for 100 customers` at the end.
    private static @Nullable Sentence trailingFor(Sentence items) {
        for (int i = items.size() - 2; i > 0 && i >= items.size() - 6; i--) {
            if (items.token(i).is("for", "für")
                    && items.token(i + 1).isNumber()
                    && i + 2 < items.size()
                    && items.token(i + 2).isWord()) {
                return items.from(i);
            }
        }
        return null;
    }

    /// `500 rows`, `50 more rows`.
    static Optional<Intent> rowsOf(Sentence item) {
        boolean more = item.size() == 3 && item.token(1).is("more", "mehr", "weitere");
        boolean number = item.size() == (more ? 3 : 2)
                && item.token(0).isNumber()
                && item.token(0).number() >= 1
                && item.token(item.size() - 1).isIn(RunRule.ROW_WORDS);
        return number ? Optional.of(new Intent.Rows((long) item.token(0).number(), more)) : Optional.empty();
    }

    private Sentence withoutTail(Sentence sentence) {
        int end = sentence.size();
        boolean adds = sentence.token(0).isIn(ADD);
        while (end > 0
                && (sentence.token(end - 1).is(".", ",", "?", "please", "bitte", "hinzu", "dazu")
                        || (adds && end > 1 && sentence.token(end - 1).isIn(TAIL)))) {
            end--;
        }
        return sentence.part(0, end);
    }

    private static Sentence withoutAdd(Sentence item) {
        int at = 0;
        while (at < item.size()
                && (item.token(at).isIn(ADD)
                        || item.token(at)
                                        .is(
                                                "column", "columns", "field", "me", "please", "bitte", "for", "us",
                                                "spalte", "spalten")
                                && at > 0)) {
            at++;
        }
        return item.from(at);
    }

    /// @param subject empty when the sentence names none
    record Described(String subject, List<Intent> intents) {
        Described {
            intents = List.copyOf(intents);
        }
    }

    /// The words before the list.
    ///
    private record Head(String subject, long rows) {

        static final Head NONE = new Head("", 0);

        static Head of(Sentence words, boolean adds) {
            long rows = 0;
            List<Token> subject = new ArrayList<>();
            for (Token token : words.tokens()) {
                if (token.isNumber()
                        && rows == 0
                        && token.number() >= 1
                        && token.number() == Math.rint(token.number())) {
                    rows = (long) token.number();
                    subject.clear();
                } else if (token.isWord()
                        && !token.isIn(POLITE)
                        && !token.isIn(CONTAINERS)
                        && !token.isIn(RunRule.ROW_WORDS)
                        && !token.isIn(COLUMN_WORDS)
                        && !token.isIn(WITH)
                        && !token.is(
                                "each",
                                "every",
                                "where",
                                "that",
                                "which",
                                "following",
                                "jeweils",
                                "die",
                                "der",
                                "das",
                                "den",
                                "consisting",
                                "bestehend",
                                "aus",
                                "describing",
                                "my",
                                "our",
                                "unsere",
                                "named",
                                "called",
                                "fictional",
                                "realistic")) {
                    subject.add(token);
                }
            }
            String named = subject.stream().limit(4).map(Token::lower).collect(Collectors.joining(" "));
            return new Head(adds ? "" : named, rows);
        }
    }
}
