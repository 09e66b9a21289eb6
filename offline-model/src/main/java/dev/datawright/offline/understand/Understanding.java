package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.text.Dates;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Languages;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    /// @param columns names of the design's columns
    /// @param fallback language when the message does not tell it
    public Message read(String text, List<String> columns, Language fallback) {
        Language language = Languages.guess(text, fallback);
        Scene scene = new Scene(language, LocalDate.now(clock), columns);
        WishReader wishes = new WishReader(scene, lexicon);
        DescribeRule describe = new DescribeRule(scene, lexicon, wishes);
        List<IntentRule> rules = List.of(
                new TalkRule(scene),
                new RunRule(),
                new RenameRule(),
                new RemoveRule(),
                new ChangeRule(scene, lexicon, wishes));
        List<Intent> intents = new ArrayList<>();
        String subject = "";
        String wording = Wording.of(text, language, scene.today(), lexicon);
        String body = NO_ROWS.matcher(wording).replaceAll("rows");
        if (!body.equals(wording)) {
            intents.add(new Intent.Rows(0, false));
        }
        for (Sentence sentence : Sentences.of(body, scene)) {
            sentence.tokens().stream()
                    .filter(token -> token.kind() == Token.Kind.DATE && Dates.day(token) == null)
                    .forEach(token -> intents.add(new Intent.NoSuchDay(token.text())));
            List<Intent> found = apply(rules, sentence);
            if (found.isEmpty()) {
                DescribeRule.Described described = describe.read(polished(sentence), subject);
                subject = subject.isEmpty() ? described.subject() : subject;
                found = described.intents();
            }
            intents.addAll(found);
        }
        return new Message(language, subject, merged(intents));
    }

    private static List<Intent> apply(List<IntentRule> rules, Sentence sentence) {
        List<Intent> found = first(rules, sentence);
        Sentence polished = polished(sentence);
        return found.isEmpty() && polished.size() < sentence.size() ? first(rules, polished) : found;
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

    /// One list of wishes, though several sentences named them; the order stays.
    private static List<Intent> merged(List<Intent> intents) {
        List<Intent> merged = new ArrayList<>();
        for (Intent intent : intents) {
            if (intent instanceof Intent.Want want
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Intent.Want before) {
                List<Wish> all = new ArrayList<>(before.wishes());
                all.addAll(want.wishes());
                merged.set(merged.size() - 1, new Intent.Want(all));
            } else {
                merged.add(intent);
            }
        }
        return merged;
    }
}
