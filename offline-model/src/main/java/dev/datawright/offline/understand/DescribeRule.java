package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.lexicon.Starters;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `200 parking tickets with ticket number, licence plate and …`, `add a note`, `name, email and city`: wanted columns.
final class DescribeRule {

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
        boolean adds = text.token(0).isIn(DescribeWords.ADD);
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
        return sentence.token(sentence.size() - 1).is("?") && sentence.token(0).isIn(DescribeWords.ASKING);
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
        if (Head.isCounted(text) && scene.columns().isEmpty()) {
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
            if ((token.isIn(DescribeWords.COLUMN_WORDS) || token.is("columns"))
                    && i + 1 < text.size()
                    && isHead(text.part(0, i))) {
                return afterMarkers(text, i + 1);
            }
            if ((token.isIn(DescribeWords.WITH) || token.is(":")) && i + 1 < text.size() && isHead(text.part(0, i))) {
                return afterMarkers(text, i + 1);
            }
        }
        if (text.token(0).isIn(DescribeWords.COLUMN_WORDS) || text.token(0).isIn(DescribeWords.WITH)) {
            return afterMarkers(text, 1);
        }
        int polite = 0;
        while (polite < text.size() && text.token(polite).isIn(DescribeWords.POLITE)) {
            polite++;
        }
        return text.token(0).isIn(DescribeWords.ADD)
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
        boolean counted = Head.isCounted(before);
        boolean container = before.tokens().stream()
                .anyMatch(token -> token.isIn(DescribeWords.CONTAINERS) || token.isIn(RunRule.ROW_WORDS));
        boolean politely = startsPolitely(before) && !before.token(0).isIn(DescribeWords.ADD);
        String subject = Head.of(before, false).subject();
        boolean known = !subject.isEmpty()
                && Starters.columns(subject, scene.language()).isPresent();
        boolean columns = before.tokens().stream().anyMatch(token -> token.isIn(DescribeWords.COLUMN_WORDS));
        boolean unknown = before.size() == 1
                && lexicon.find(List.of(before.token(0).lower())).kind() == Kind.UNKNOWN;
        boolean fresh = scene.columns().isEmpty()
                && before.size() <= 4
                && (subject.endsWith("s") || unknown && !subject.isEmpty());
        if (before.token(0).isIn(DescribeWords.ADD)) {
            return columns || (counted && container);
        }
        return counted && before.size() <= 14 || container || politely || known || columns || fresh;
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
        boolean adds = sentence.token(0).isIn(DescribeWords.ADD);
        while (end > 0
                && (sentence.token(end - 1).is(".", ",", "?", "please", "bitte", "hinzu", "dazu")
                        || (adds && end > 1 && sentence.token(end - 1).isIn(DescribeWords.TAIL)))) {
            end--;
        }
        return sentence.part(0, end);
    }

    private static Sentence withoutAdd(Sentence item) {
        int at = 0;
        while (at < item.size()
                && (item.token(at).isIn(DescribeWords.ADD)
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
}
