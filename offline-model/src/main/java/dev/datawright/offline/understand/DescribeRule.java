package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.lexicon.Starters;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Tokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `200 parking tickets with ticket number, licence plate and …`, `add a note`, `name, email and city`: wanted columns.
final class DescribeRule {

    private final Scene scene;
    private final Lexicon lexicon;
    private final WishReader wishes;
    private final ItemSplitter splitter;
    private final ListStart start;
    private final TerseList terse;
    private final SharedFacts shared;

    DescribeRule(Scene scene, Lexicon lexicon, WishReader wishes) {
        this.scene = scene;
        this.lexicon = lexicon;
        this.wishes = wishes;
        this.splitter = new ItemSplitter(scene, lexicon);
        this.start = new ListStart(scene, lexicon);
        this.terse = new TerseList(lexicon);
        this.shared = new SharedFacts(scene);
    }

    Described read(Sentence sentence, String subjectSoFar) {
        Sentence text = withoutTail(sentence);
        if (text.isEmpty()) {
            return new Described("", List.of(new Intent.Unclear(sentence.text())));
        }
        if (asks(sentence)) {
            return new Described("", List.of(new Intent.Unclear(sentence.text())));
        }
        int list = start.of(text);
        // Behind mere politeness stands no list yet: `make me a coffee` wants no column.
        int marked = list > 0 && start.isOnlyPolite(text, list) ? 0 : list;
        boolean adds = text.token(0).isIn(DescribeWords.ADD);
        Head head = list > 0 ? Head.of(start.withoutPeriod(text.part(0, list)), adds) : Head.NONE;
        Sentence items = text.from(list);
        Sentence trailing = trailingFor(items);
        if (trailing != null) {
            head = Head.of(trailing, false);
            items = items.part(0, items.size() - trailing.size());
        }
        Optional<Fact.Period> period = list > 0 ? start.period(text.part(0, list)) : Optional.empty();
        List<Intent> intents = new ArrayList<>();
        String subject = head.subject().isEmpty() ? subjectSoFar : head.subject();
        if (list == 0 || marked == 0) {
            Optional<Described> about = about(text);
            if (about.isPresent()) {
                return about.get();
            }
        }
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
        List<Sentence> parts = parts(items);
        if (list > 0 && !parts.isEmpty() && Continuation.is(parts.getFirst())) {
            // `500 coupon codes, 8 characters each`: the things themselves are a column.
            parts.set(0, codes(text.part(0, list), parts.getFirst()));
        }
        boolean expected = marked > 0 || adds || parts.size() > 1;
        List<Wish> wanted = new ArrayList<>();
        for (Sentence part : parts) {
            Sentence item = adds ? withoutAdd(part) : part;
            Optional<Intent> rows = rowsOf(item).or(() -> counted(part, parts));
            if (rows.isPresent()) {
                intents.add(rows.get());
                continue;
            }
            if (item.isEmpty()) {
                continue;
            }
            if (Prose.is(item)) {
                intents.add(new Intent.Aside(item.text()));
                continue;
            }
            Facts each = shared.in(item);
            if (!each.isEmpty()
                    && !wanted.isEmpty()
                    && item.token(0).is("each", "all", "both", "jeweils", "je", "alle", "beide")) {
                SharedFacts.spread(each, wanted);
                continue;
            }
            Optional<Wish> wish = wishes.read(item, subject);
            boolean plausible = wish.isPresent() && (expected || isMeaningful(wish.get())) && isShort(wish.get(), item);
            if (plausible && losesBounds(wish.get(), item)) {
                intents.add(new Intent.Unclear(item.text()));
            } else if (plausible) {
                if (!each.isEmpty()) {
                    SharedFacts.spread(each, wanted);
                }
                wanted.add(wish.get());
            } else {
                intents.add(new Intent.Unclear(item.text()));
            }
        }
        if (!wanted.isEmpty()) {
            intents.add(new Intent.Want(period.map(fact -> dated(wanted, fact, start.periodWords(text.part(0, list))))
                    .orElse(wanted)));
        }
        return new Described(head.subject(), intents);
    }

    /// The items of a list, those that stand without commas too.
    private List<Sentence> parts(Sentence items) {
        List<Sentence> parts = new ArrayList<>();
        List<Sentence> cut = splitter.split(items);
        for (Sentence item : cut) {
            List<Sentence> counted = SharedFacts.counted(item);
            boolean each = item.tokens().stream().anyMatch(token -> token.is("each", "jeweils"));
            parts.addAll(!counted.isEmpty() ? counted : cut.size() == 1 || each ? terse.split(item) : List.of(item));
        }
        return parts;
    }

    private static Sentence codes(Sentence head, Sentence said) {
        List<Token> tokens = new ArrayList<>(head.tokens().stream()
                .filter(token -> token.isWord() && !token.isIn(DescribeWords.POLITE))
                .toList());
        tokens.addAll(said.tokens());
        return new Sentence(head.source(), tokens);
    }

    /// `5000 users` among the columns says how many rows.
    private Optional<Intent> counted(Sentence item, List<Sentence> parts) {
        boolean things = parts.size() > 1
                && item.size() >= 2
                && item.size() <= 3
                && item.token(0).isNumber()
                && item.token(0).number() >= 2
                && item.token(0).number() == Math.rint(item.token(0).number())
                && item.tokens().stream().skip(1).allMatch(Token::isWord)
                && !item.token(1).is("in", "for", "bei", "für", "im", "on", "if", "when")
                && Head.isCounted(item);
        return things && scene.columns().isEmpty()
                ? Optional.of(new Intent.Rows((long) item.token(0).number(), false))
                : Optional.empty();
    }

    /// `orders from last year with a date`: the first date that has no time of its own lies in it; without one there is
    /// a date more.
    private List<Wish> dated(List<Wish> wishes, Fact.Period period, Sentence when) {
        List<Wish> dated = new ArrayList<>(wishes);
        for (int i = 0; i < dated.size(); i++) {
            Wish wish = dated.get(i);
            if (wish.kind().isTemporal()
                    && !wish.facts().has(Fact.Period.class)
                    && !wish.facts().has(Fact.Comparison.class)) {
                dated.set(i, wish.with(period));
                return dated;
            }
        }
        String name = scene.language() == Language.GERMAN ? "datum" : "date";
        if (dated.stream().noneMatch(wish -> wish.name().equals(name))) {
            dated.add(new Wish(
                    name,
                    lexicon.find(List.of(name)),
                    Kind.DATE,
                    new Facts(List.of(period), new BitSet()),
                    when.text(),
                    null));
        }
        return dated;
    }

    /// `a dataset about rental bikes`: a subject, and no columns.
    private Optional<Described> about(Sentence text) {
        for (int i = 1; i + 1 < text.size(); i++) {
            boolean container = text.token(i - 1).isIn(DescribeWords.CONTAINERS)
                    && !text.token(i - 1).is("list", "liste");
            if (container && text.token(i).is("about", "on", "for", "of", "über", "zu", "für", "von")) {
                Sentence rest = text.from(i + 1);
                boolean plain = rest.tokens().stream().allMatch(token -> token.isWord() || token.isNumber())
                        && rest.tokens().stream().noneMatch(token -> token.isIn(DescribeWords.WITH))
                        && rest.size() <= 4;
                Head head = Head.of(rest, false);
                if (plain && !head.subject().isEmpty() && scene.columns().isEmpty()) {
                    return starter(head, rest)
                            .or(() -> Optional.of(
                                    new Described(head.subject(), List.of(new Intent.Subject(head.title())))));
                }
            }
        }
        return Optional.empty();
    }

    /// A question about something else than columns, such as `what will the weather be?`.
    private static boolean asks(Sentence sentence) {
        return sentence.token(sentence.size() - 1).is("?") && sentence.token(0).isIn(DescribeWords.ASKING);
    }

    private Optional<Described> starter(Head whole, Sentence text) {
        boolean hasList = text.tokens().stream().anyMatch(token -> token.is(",", ";", ":", "and", "und", "&"));
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
                    whole.title(),
                    splitter.split(list).stream()
                            .flatMap(item -> wishes.read(item, whole.subject()).stream())
                            .toList()));
            return Optional.of(new Described(whole.subject(), intents));
        }
        if (Head.isCounted(text) && whole.rows() > 0 && scene.columns().isEmpty()) {
            return Optional.of(new Described(
                    whole.subject(), List.of(new Intent.Rows(whole.rows(), false), new Intent.Subject(whole.title()))));
        }
        return Optional.empty();
    }

    /// `price between abc and def`: bounds were said, and none were found.
    private static boolean losesBounds(Wish wish, Sentence item) {
        return item.tokens().stream().anyMatch(token -> token.is("between", "zwischen"))
                && !wish.facts().has(Fact.Range.class)
                && !wish.facts().has(Fact.Period.class)
                && !wish.facts().has(Fact.Formula.class)
                && !wish.facts().has(Fact.Comparison.class)
                && !wish.facts().has(Fact.Dependence.class)
                && !wish.facts().has(Fact.Cases.class)
                && !wish.facts().has(Fact.Gap.class)
                && wish.facts()
                        .find(Fact.Choices.class)
                        .filter(DescribeRule::isSpan)
                        .isEmpty();
    }

    /// `between A and F` is understood whole when the word is in none of the values.
    private static boolean isSpan(Fact.Choices choices) {
        return choices.values().stream()
                .noneMatch(choice -> choice.value().toLowerCase(Locale.ROOT).matches("(?:between|zwischen)\\b.*"));
    }

    private static boolean isMeaningful(Wish wish) {
        return wish.kind() != Kind.UNKNOWN || !wish.facts().isEmpty();
    }

    /// A long run of words without a known noun is a sentence that the rules do not know.
    private static boolean isShort(Wish wish, Sentence item) {
        return wish.kind() != Kind.UNKNOWN
                || item.tokens().stream().filter(Token::isWord).count()
                                - wish.facts().used().cardinality()
                        <= 5;
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
                && item.token(item.size() - 1).isIn(RunWords.ROW_WORDS);
        return number ? Optional.of(new Intent.Rows((long) item.token(0).number(), more)) : Optional.empty();
    }

    private Sentence withoutTail(Sentence sentence) {
        int end = sentence.size();
        boolean adds = sentence.token(0).isIn(DescribeWords.ADD);
        while (end > 0
                && (sentence.token(end - 1)
                                .is(
                                        ".",
                                        ",",
                                        "?",
                                        "please",
                                        "bitte",
                                        "hinzu",
                                        "dazu",
                                        "erstellen",
                                        "erzeugen",
                                        "generieren",
                                        "anlegen")
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
