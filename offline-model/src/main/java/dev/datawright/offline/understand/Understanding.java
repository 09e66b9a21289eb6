package dev.datawright.offline.understand;

import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Languages;
import dev.datawright.offline.text.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads messages by rules.
public final class Understanding {

    private static final Pattern BOTH_NAMES = Pattern.compile("(?i)\\bfirst(?:\\s*name)?s? (?:and|&) last names?\\b");
    private static final Pattern BOTH_NAMES_GERMAN = Pattern.compile("(?i)\\bvor- und (?:nach|familien|zu)namen?\\b");
    private static final Pattern SHARE_FIRST = Pattern.compile(
            "(?im)^(half|\\d+(?:\\.\\d+)? ?%) of (?:(?:the|all) )?[\\p{L} ]{2,40} (?:are|were) ([\\p{L}-]+)[.]?$");
    private static final Pattern DATE_TIME = Pattern.compile("(?i)\\bdate (?:and|&) time\\b");
    private static final Pattern DATE_TIME_GERMAN = Pattern.compile("(?i)\\bdatum und (?:uhr)?zeit\\b");
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
                new TalkRule(),
                new RunRule(),
                new RenameRule(),
                new RemoveRule(),
                new ChangeRule(scene, lexicon, wishes));
        List<Intent> intents = new ArrayList<>();
        String subject = "";
        for (Sentence sentence : Sentences.of(normalized(text), scene)) {
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

    private static String normalized(String text) {
        String plain = text.replace('\u00a0', ' ').replace('’', '\'');
        plain = BOTH_NAMES.matcher(plain).replaceAll("first name, last name");
        plain = BOTH_NAMES_GERMAN.matcher(plain).replaceAll("Vorname, Nachname");
        plain = SHARE_FIRST.matcher(plain).replaceAll("whether $2 ($1)");
        plain = DATE_TIME.matcher(plain).replaceAll("datetime");
        return DATE_TIME_GERMAN.matcher(plain).replaceAll("Zeitstempel");
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
