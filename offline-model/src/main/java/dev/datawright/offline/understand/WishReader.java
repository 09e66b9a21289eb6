package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Concept;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.lexicon.Spelling;
import dev.datawright.offline.lexicon.Things;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one item of a list as a wanted column.
final class WishReader {

    private final Scene scene;
    private final Lexicon lexicon;

    WishReader(Scene scene, Lexicon lexicon) {
        this.scene = scene;
        this.lexicon = lexicon;
    }

    /// The wanted column; empty when the item names none.
    Optional<Wish> read(Sentence item, String subject) {
        Sentence rest = item;
        String once = "";
        while (rest.size() > 1 && rest.token(0).isIn(WishWords.LEADING) && !isKnown(rest, 2)) {
            if (rest.token(0).isIn(WishWords.ONCE)) {
                once = rest.token(0).text() + " ";
            }
            rest = rest.from(1);
        }
        if (rest.isEmpty() || rest.token(0).is("?", ".")) {
            return Optional.empty();
        }
        Question question = Question.of(rest);
        Sentence body = question == Question.NONE ? rest : rest.from(question.length(rest));
        if (body.isEmpty()) {
            return Optional.empty();
        }
        int headEnd = question == Question.WHETHER || question == Question.WHEN ? clauseEnd(body) : headEnd(body);
        List<String> headWords = words(body, 0, headEnd);
        Concept concept = question == Question.WHETHER
                ? Concept.UNKNOWN
                : Things.named(lexicon.find(headWords), headWords, subject).orElseGet(() -> lexicon.find(headWords));
        int nameEnd = nameEnd(body, headEnd, concept);
        Facts facts = Facts.read(body.source(), body.tokens(), question.kind(concept.kind()), nameEnd, scene.today());
        facts = alternatives(body, question, facts);
        List<String> nameWords = nameWords(body, headEnd, facts, question, subject, concept).stream()
                .map(word -> spelt(word, concept))
                .toList();
        String quote = once + rest.text();
        String owner = owner(headWords);
        Kind settled = Kinds.settle(concept, facts, headWords, owner != null);
        Kind kind = facts.has(Fact.Choices.class) ? settled : question.kind(settled);
        if (question == Question.NONE
                && rest.size() > 1
                && rest.token(0).is("is", "has", "was", "ist", "hat", "are")
                && (kind == Kind.UNKNOWN || !facts.has(Fact.Range.class))) {
            kind = Kind.FLAG;
        }
        boolean prose = kind == Kind.UNKNOWN
                && facts.isEmpty()
                && (rest.token(0).isIn(WishWords.TEXT_ADJECTIVES) && rest.size() > 1
                        || rest.tokens().stream()
                                        .limit(3)
                                        .anyMatch(token ->
                                                token.is("list", "paragraph", "sentence", "sentences", "liste"))
                                && rest.size() > 2);
        if (prose) {
            kind = Kind.TEXT;
        }
        String name = facts.find(Fact.Called.class)
                .map(Fact.Called::name)
                .map(Names::of)
                .orElseGet(() -> name(nameWords, concept, question, owner));
        if (name.isEmpty() && facts.has(Fact.Choices.class)) {
            name = "status";
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Wish(name, concept, kind, facts, quote, owner));
    }

    /// `whether they paid by card or cash` asks which of the two, not yes or no.
    private static Facts alternatives(Sentence body, Question question, Facts facts) {
        int or = -1;
        for (int i = 1; i + 1 < body.size(); i++) {
            or = body.token(i).is("or", "oder") && !body.token(i + 1).is("not", "nicht", "no", "nein") ? i : or;
        }
        boolean plain = question == Question.WHETHER && or > 1 && or + 2 == body.size() && facts.isEmpty();
        if (!plain) {
            return facts;
        }
        BitSet used = (BitSet) facts.used().clone();
        used.set(or - 1, body.size());
        return new Facts(
                List.of(new Fact.Choices(List.of(
                        new Fact.Choice(body.token(or - 1).text(), null, false),
                        new Fact.Choice(body.token(or + 1).text(), null, false)))),
                used);
    }

    private boolean isKnown(Sentence words, int count) {
        return words.size() >= count
                && lexicon.exact(words.part(0, count).words()).isPresent();
    }

    /// Where the noun phrase ends and statements about it begin.
    private int headEnd(Sentence body) {
        for (int i = 0; i < body.size(); i++) {
            Token token = body.token(i);
            boolean last = i == body.size() - 1;
            if (token.kind() == Token.Kind.QUOTED && i == 0) {
                continue;
            }
            if (!token.isWord()) {
                return i;
            }
            boolean inKnownPhrase = i > 0
                    && i + 1 < body.size()
                    && lexicon.exact(body.part(i - 1, i + 2).words()).isPresent();
            if (i > 0
                    && token.isIn(WishWords.CUTS)
                    && !(last && token.is("at", "since", "until", "on", "seit", "by"))
                    && !inKnownPhrase) {
                return i;
            }
        }
        return body.size();
    }

    /// After `whether` everything up to a bracket or a figure belongs to the name.
    private static int clauseEnd(Sentence body) {
        for (int i = 0; i < body.size(); i++) {
            if (!body.token(i).isWord()
                    || (i > 0
                            && body.token(i)
                                    .is(
                                            "with",
                                            "mit",
                                            "about",
                                            "around",
                                            "between",
                                            "half",
                                            "most",
                                            "zwischen",
                                            "zu"))) {
                return i;
            }
        }
        return body.size();
    }

    private static List<String> words(Sentence body, int start, int end) {
        List<String> words = new ArrayList<>();
        for (int i = start; i < end; i++) {
            words.add(body.token(i).lower().replaceAll("['’]s$", ""));
        }
        return words;
    }

    private static int nameEnd(Sentence body, int headEnd, Concept concept) {
        if (concept.word().isEmpty()) {
            return headEnd == 1 ? 1 : 0;
        }
        int length = concept.word().split(" ").length;
        for (int start = headEnd - length; start >= 0; start--) {
            String words = body.part(start, start + length).words();
            if (words.startsWith(concept.word()) || words.endsWith(concept.word())) {
                return start + length;
            }
        }
        return headEnd;
    }

    private static List<String> nameWords(
            Sentence body, int headEnd, Facts facts, Question question, String subject, Concept concept) {
        List<String> words = new ArrayList<>();
        boolean clause = question == Question.WHETHER || question == Question.WHEN;
        for (int i = 0; i < headEnd; i++) {
            Token token = body.token(i);
            if (facts.used().get(i) || token.isIn(WishWords.NAME_STOPS)) {
                continue;
            }
            if (clause && token.isIn(WishWords.AUXILIARIES)) {
                continue;
            }
            if ((concept.kind() == Kind.TEXT || i == 0 && concept.kind() == Kind.UNKNOWN && headEnd > 1)
                    && token.isIn(WishWords.TEXT_ADJECTIVES)) {
                continue;
            }
            if (concept.kind() == Kind.TEXT && !words.isEmpty() && token.isIn(WishWords.TEXT_TAILS)) {
                break;
            }
            words.add(token.lower());
        }
        while (words.size() > 1 && WishWords.TEXT_TAILS.contains(words.getLast())) {
            words.removeLast();
        }
        if (clause) {
            List<String> shorter =
                    words.stream().filter(word -> !isOfSubject(word, subject)).toList();
            return shorter.isEmpty() ? words : shorter;
        }
        return words;
    }

    /// As the lexicon writes it, when the person slipped.
    private String spelt(String word, Concept concept) {
        boolean slip = word.length() >= 4
                && !concept.word().isEmpty()
                && !concept.word().contains(" ")
                && word.charAt(0) == concept.word().charAt(0)
                && lexicon.exact(word).isEmpty()
                && !word.endsWith(concept.word())
                && !concept.word().startsWith(word)
                && !word.startsWith(concept.word())
                && Spelling.isOneEditApart(word, concept.word());
        return slip ? concept.word() : word;
    }

    private static boolean isOfSubject(String word, String subject) {
        return !subject.isBlank()
                && List.of(subject.split(" ")).stream()
                        .anyMatch(part -> part.equals(word)
                                || part.equals(word + "s")
                                || part.equals(word + "en")
                                || part.equals(word + "n"));
    }

    private @Nullable String owner(List<String> headWords) {
        return headWords.stream().filter(lexicon::isPerson).findFirst().orElse(null);
    }

    private String name(List<String> words, Concept concept, Question question, @Nullable String owner) {
        boolean german = scene.language() == Language.GERMAN;
        if (question != Question.NONE) {
            String prefix = question.prefix(german);
            if (words.stream()
                    .allMatch(word -> Set.of("of", "von", "davon", "it", "them").contains(word))) {
                return question == Question.HOW_MANY ? german ? "anzahl" : "quantity" : Names.of(prefix);
            }
            return Names.of(prefix.isEmpty() ? String.join(" ", words) : prefix + " " + String.join(" ", words));
        }
        if (owner != null && words.contains("of") && concept.kind() == Kind.FULL_NAME) {
            return Names.of(owner + " " + "name");
        }
        return Names.of(words.size() > 6 ? words.subList(0, 6) : words);
    }
}
