package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.pasted.Pasted;
import dev.datawright.offline.text.Dates;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Languages;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads messages by rules.
public final class Understanding {

    private static final Pattern NO_ROWS =
            Pattern.compile("(?iu)(?<![\\d.,])-?0 (?:more )?(?:rows?|records?|entries|zeilen?|datensätze|einträge)\\b");
    private static final Set<String> POLITE = Words.of(
            "please",
            "bitte",
            "ok",
            "okay",
            "then",
            "dann",
            "and",
            "und",
            "now",
            "jetzt",
            "can",
            "could",
            "you",
            "kannst",
            "du",
            "let's",
            "lets",
            ",",
            "also",
            "so",
            "hi",
            "hello",
            "hey",
            "hallo",
            "but",
            "aber",
            "actually",
            "i'd",
            "would",
            "want",
            "möchte",
            "well",
            "oh",
            "hmm",
            "no",
            "nein",
            "yes",
            "ja",
            "danke",
            "thanks",
            "great");

    private final Lexicon lexicon = Lexicon.standard();
    private final Clock clock;

    public Understanding(Clock clock) {
        this.clock = clock;
    }

    /// Reads a message.
    ///
    /// @param known the design
    /// @param fallback language when the message does not tell it
    public Message read(String text, Known known, Language fallback) {
        Language language = Languages.guess(text, fallback);
        Scene scene = new Scene(language, LocalDate.now(clock), known, List.of());
        List<Intent> intents = new ArrayList<>();
        List<String> said = new ArrayList<>();
        String typed = text;
        Optional<Pasted> pasted = Pasted.in(text);
        if (pasted.isPresent()) {
            typed = pasted.get().rest();
            List<Wish> wishes = new PastedWishes(scene, new WishReader(scene, lexicon))
                    .of(pasted.get().columns());
            intents.add(new Intent.Want(wishes));
            wishes.forEach(wish -> said.add(wish.name()));
        }
        String subject = "";
        String wording = Wording.of(Asides.out(typed), language, scene.today(), lexicon);
        String body = NO_ROWS.matcher(wording).replaceAll("rows");
        if (!body.equals(wording)) {
            intents.add(new Intent.Rows(0, false));
        }
        List<Sentence> sentences = Sentences.of(body, scene);
        List<Sentence> open = new ArrayList<>(sentences);
        while (!open.isEmpty()) {
            List<Sentence> statements =
                    Statements.of(open.removeFirst(), new Scene(language, scene.today(), known, said));
            open.addAll(0, statements.subList(1, statements.size()));
            Sentence sentence = statements.getFirst();
            sentence.tokens().stream()
                    .filter(token -> token.kind() == Token.Kind.DATE && Dates.day(token) == null)
                    .forEach(token -> intents.add(new Intent.NoSuchDay(token.text())));
            Scene here = new Scene(language, scene.today(), known, said);
            Optional<Intent> contradiction = Contradictions.in(sentence);
            List<Intent> found = contradiction.map(List::of).orElseGet(() -> apply(rules(here), sentence));
            if (found.isEmpty() && !(pasted.isPresent() && isAboutPasted(sentence))) {
                DescribeRule.Described described = new DescribeRule(here, lexicon, new WishReader(here, lexicon))
                        .read(polished(sentence), subject);
                subject = subject.isEmpty() ? described.subject() : subject;
                found = described.intents();
            }
            intents.addAll(found);
            for (Intent intent : found) {
                if (intent instanceof Intent.Want want) {
                    want.wishes().forEach(wish -> said.add(wish.name()));
                }
            }
        }
        List<Intent> merged = Merging.merged(intents, known);
        boolean wants = merged.stream().anyMatch(Intent.Want.class::isInstance);
        boolean counts =
                merged.stream().anyMatch(intent -> intent instanceof Intent.Rows || intent instanceof Intent.ScaleRows);
        if (wants && !counts && known.columns().isEmpty()) {
            RowCount.in(sentences).ifPresent(merged::addFirst);
        }
        return new Message(language, subject, wants ? withoutTalk(merged) : merged);
    }

    private List<IntentRule> rules(Scene scene) {
        return List.of(
                new TalkRule(scene),
                new RunRule(),
                new OrderRule(scene),
                new RenameRule(),
                new RemoveRule(scene),
                new ReplaceRule(scene, new WishReader(scene, lexicon)),
                new PeopleRule(scene),
                new ValuesRule(scene),
                new AboutRule(scene),
                new RewordRule(scene),
                new ChangeRule(scene, lexicon, new WishReader(scene, lexicon)));
    }

    /// `make 250 rows with exactly this header`: nothing of it is a column.
    private static boolean isAboutPasted(Sentence sentence) {
        return RowCount.in(List.of(sentence)).isPresent() && sentence.size() <= 14
                || sentence.tokens().stream()
                        .anyMatch(token -> token.is(
                                "header",
                                "table",
                                "schema",
                                "interface",
                                "json",
                                "sample",
                                "structure",
                                "format",
                                "class",
                                "type",
                                "tabelle",
                                "kopfzeile",
                                "csv",
                                "sql",
                                "shape",
                                "object",
                                "model",
                                "dataclass",
                                "spalten",
                                "columns"));
    }

    /// Greetings and the like beside a description of columns need no answer.
    private static List<Intent> withoutTalk(List<Intent> intents) {
        return intents.stream()
                .filter(intent -> !(intent instanceof Intent.Talk))
                .toList();
    }

    /// The small words before the point may say nothing, or be the point: `actually no salary`.
    private static List<Intent> apply(List<IntentRule> rules, Sentence sentence) {
        int small = sentence.size() - polished(sentence).size();
        for (int at = 0; at <= small; at++) {
            List<Intent> found = first(rules, sentence.from(at));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Intent> first(List<IntentRule> rules, Sentence sentence) {
        return rules.stream()
                .map(rule -> rule.read(sentence))
                .filter(intents -> !intents.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /// Without the small words before the point.
    private static Sentence polished(Sentence sentence) {
        int at = 0;
        while (at < sentence.size() - 1 && sentence.token(at).isIn(POLITE)) {
            at++;
        }
        return sentence.from(at);
    }
}
