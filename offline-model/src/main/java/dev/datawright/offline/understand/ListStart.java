package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.lexicon.Starters;
import dev.datawright.offline.text.Token;
import java.util.List;
import java.util.Optional;

/// Finds where the words about a dataset end and the list of its columns begins.
final class ListStart {

    private final Scene scene;
    private final Lexicon lexicon;

    ListStart(Scene scene, Lexicon lexicon) {
        this.scene = scene;
        this.lexicon = lexicon;
    }

    /// Index of the first token of the list; 0 when the whole is one.
    int of(Sentence text) {
        int counted = afterCounted(text);
        if (counted > 0) {
            return counted;
        }
        int depth = 0;
        boolean comma = false;
        for (int i = 0; i < text.size(); i++) {
            Token token = text.token(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth > 0) {
                continue;
            }
            if (token.is("¦")) {
                return i + 1;
            }
            if (token.is(":") && i > 0 && i + 1 < text.size() && isLong(text, i)) {
                return afterMarkers(text, i + 1);
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

    /// `Hourly stats for 720 hours: calls, waiting time and …`: many things behind several words, or behind a count.
    private boolean isLong(Sentence text, int colon) {
        Sentence before = text.part(0, colon);
        int depth = 0;
        int separators = 0;
        for (Token token : text.from(colon + 1).tokens()) {
            depth += token.is("(", "[") ? 1 : token.is(")", "]") ? -1 : 0;
            separators += depth == 0 && token.is(",", ";") ? 1 : 0;
        }
        boolean brackets = before.tokens().stream().anyMatch(token -> token.is("(", ":", "="));
        boolean counted = Head.isCounted(before) && before.size() <= 8;
        return scene.columns().isEmpty()
                && !brackets
                && separators >= 2
                && (before.size() >= 4 && before.tokens().stream().noneMatch(token -> token.is(",", ";")) || counted);
    }

    static boolean startsPolitely(Sentence text) {
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
    private boolean isHead(Sentence words) {
        Sentence before = withoutPeriod(words);
        boolean counted = Head.isCounted(before);
        boolean container = before.tokens().stream()
                .anyMatch(token -> token.isIn(DescribeWords.CONTAINERS) || token.isIn(RunWords.ROW_WORDS));
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

    /// `100 tickets, fine between …`: a number of things and a comma, without a "with".
    private int afterCounted(Sentence text) {
        int comma = 0;
        while (comma < text.size() && !text.token(comma).is(",", ";")) {
            comma++;
        }
        if (comma == 0
                || comma + 1 >= text.size()
                || comma > 7
                || !scene.columns().isEmpty()) {
            return 0;
        }
        Sentence before = text.part(0, comma);
        boolean plain = before.tokens().stream().allMatch(token -> token.isWord() || token.isNumber())
                && before.tokens().stream().noneMatch(token -> token.isIn(DescribeWords.WITH));
        boolean numberFirst = before.token(0).isNumber() || startsPolitely(before);
        boolean each = text.token(comma + 1)
                .is("each", "with", "mit", "jeweils", "every", "including", "columns", "jede", "jeder");
        return plain
                        && numberFirst
                        && !each
                        && Head.isCounted(before)
                        && Head.of(before, false).rows() > 1
                ? comma + 1
                : 0;
    }

    /// Whether nothing but politeness stands before the list.
    boolean isOnlyPolite(Sentence text, int list) {
        Sentence before = text.part(0, list);
        return before.tokens().stream().allMatch(token -> token.isIn(DescribeWords.POLITE))
                && before.tokens().stream()
                        .noneMatch(token -> token.isIn(DescribeWords.WITH) && !token.is("have", "has", "hat", "haben"));
    }

    /// When the things of the head are, as in `orders from last year`.
    Optional<Fact.Period> period(Sentence head) {
        return Facts.read(head.source(), head.tokens(), Kind.DATE, 0, scene.today())
                .find(Fact.Period.class);
    }

    /// The words that say when.
    Sentence periodWords(Sentence head) {
        return head.from(withoutPeriod(head).size());
    }

    Sentence withoutPeriod(Sentence head) {
        Facts facts = Facts.read(head.source(), head.tokens(), Kind.DATE, 0, scene.today());
        if (!facts.has(Fact.Period.class)) {
            return head;
        }
        int end = facts.used().nextSetBit(0);
        // `tickets created in the last 30 days`
        while (end > 1
                && head.token(end - 1)
                        .is(
                                "created",
                                "opened",
                                "made",
                                "placed",
                                "sold",
                                "from",
                                "written",
                                "sent",
                                "issued",
                                "dated",
                                "booked",
                                "on",
                                "erstellt",
                                "vom",
                                "aus",
                                "am",
                                "die",
                                "der",
                                "dem",
                                "in",
                                "im")) {
            end--;
        }
        return end > 0 ? head.part(0, end) : head;
    }
}
