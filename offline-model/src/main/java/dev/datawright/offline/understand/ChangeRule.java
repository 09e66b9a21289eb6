package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.lexicon.Lexicon;
import dev.datawright.offline.text.Token;
import dev.datawright.offline.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `make the fine between 20 and 300`, `change paid to 60%`, `the return date must be after the rental date`.
final class ChangeRule implements IntentRule {

    private static final Set<String> VERBS = Words.of(
            "change",
            "make",
            "set",
            "let",
            "adjust",
            "update",
            "turn",
            "modify",
            "increase",
            "decrease",
            "limit",
            "restrict",
            "raise",
            "lower",
            "use",
            "keep",
            "ensure",
            "ändere",
            "setze",
            "mach",
            "mache",
            "erhöhe",
            "senke",
            "begrenze",
            "stelle",
            "passe",
            "sorge",
            "round",
            "runde");
    private static final Set<String> LINKS = Words.of(
            "to", "be", "into", "as", "at", "is", "are", "should", "must", "shall", "has", "have", "need", "needs",
            "can", "may", "always", "only", "auf", "zu", "in", "soll", "sollen", "muss", "müssen", "darf", "dürfen",
            "immer", "nur", "ist", "sind", "sollte", "will", "so", "that", "lie", "range", "die", "by", "=", ":", "a",
            "an", "ein", "eine", "von", "stay", "not");
    private static final Set<String> MODALS = Words.of(
            "only", "depends", "fits", "matches", "hängt", "nur", "should", "must", "shall", "has", "needs", "is",
            "are", "soll", "muss", "darf", "sollte", "ist", "sind", "sollen", "müssen", "cannot", "can", "=", "always",
            ">", "<", ">=", "<=");
    private static final Set<String> UPPER =
            Words.of("maximum", "max", "highest", "upper", "maximale", "höchste", "maximalen", "biggest", "largest");
    private static final Set<String> LOWER = Words.of("minimum", "min", "lowest", "minimale", "niedrigste", "smallest");
    private static final Set<String> SKIPPED = Words.of(
            "the",
            "sure",
            "that",
            "der",
            "die",
            "das",
            "den",
            "dafür",
            "dass",
            "column",
            "spalte",
            "limit",
            "bound",
            "value",
            "of",
            "for",
            "each",
            "all",
            "wert",
            "share",
            "anteil",
            "range",
            "percentage");

    /// What stands behind a name, and not in it.
    private static final Set<String> ENDS_NAME = Words.of(
            "to",
            "auf",
            "be",
            "between",
            "zwischen",
            "later",
            "after",
            "before",
            "than",
            "or",
            "at",
            "up",
            "under",
            "over",
            "below",
            "above",
            "max",
            "min",
            "from",
            "von",
            "bis",
            "höchstens",
            "integer",
            "integers",
            "whole",
            "ohne",
            "without",
            "with",
            "mit",
            "has",
            "hat",
            "mindestens",
            "maximal",
            "minimal",
            "unter",
            "über",
            "not",
            "nicht");

    private final Scene scene;
    private final Lexicon lexicon;
    private final WishReader wishes;

    ChangeRule(Scene scene, Lexicon lexicon, WishReader wishes) {
        this.scene = scene;
        this.lexicon = lexicon;
        this.wishes = wishes;
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        boolean verb = sentence.token(0).isIn(VERBS);
        if (verb && sentence.tokens().stream().anyMatch(token -> token.is("by", "um")) && isStep(sentence)) {
            return List.of(new Intent.Unclear(sentence.text()));
        }
        int at = verb ? 1 : 0;
        boolean upper = false;
        boolean lower = false;
        while (at < sentence.size()
                && (sentence.token(at).isIn(SKIPPED)
                        || (verb
                                && (sentence.token(at).isIn(UPPER)
                                        || sentence.token(at).isIn(LOWER))))) {
            upper |= sentence.token(at).isIn(UPPER);
            lower |= sentence.token(at).isIn(LOWER);
            at++;
        }
        Named named = longestName(sentence, at);
        if (named == null) {
            return verb && at < sentence.size() && !scene.columns().isEmpty() && !describes(sentence, at)
                    ? List.of(new Intent.Unclear(sentence.text()))
                    : List.of();
        }
        boolean modal =
                named.end() < sentence.size() && sentence.token(named.end()).isIn(MODALS);
        if (!verb && !modal) {
            return List.of();
        }
        return change(sentence, named, upper, lower);
    }

    /// `increase the price by 10` asks for a step, which the rules do not take; `um 10` elsewhere is a mean.
    private static boolean isStep(Sentence sentence) {
        return sentence.token(0)
                .is("increase", "decrease", "raise", "lower", "adjust", "erhöhe", "senke", "reduce", "reduziere");
    }

    private List<Intent> change(Sentence sentence, Named named, boolean upper, boolean lower) {
        int start = named.end();
        boolean negated = false;
        while (start < sentence.size() && sentence.token(start).isIn(LINKS) && !startsBound(sentence, start)) {
            negated |= sentence.token(start).is("not");
            start++;
        }
        if (negated) {
            start--;
            while (start > named.end() && !sentence.token(start).is("not")) {
                start--;
            }
        }
        Sentence rest = trimmed(sentence.from(start));
        if (rest.isEmpty()) {
            return List.of(new Intent.Unclear(sentence.text()));
        }
        Facts facts = facts(sentence, named, rest);
        Double number = onlyNumber(rest);
        if (facts.isEmpty() && number != null && (lower || upper)) {
            facts = facts.with(lower ? new Fact.Range(number, null, false) : new Fact.Range(null, number, false));
        }
        if (!facts.isEmpty()) {
            return List.of(new Intent.Alter(named.column(), facts, sentence.text()));
        }
        Optional<Wish> other = wishes.read(rest, "");
        boolean replaced = sentence.token(0).is("change", "turn", "replace", "ändere", "ersetze");
        if (other.isPresent() && replaced && other.get().kind() != Kind.UNKNOWN) {
            return List.of(new Intent.Replace(named.column(), other.get()));
        }
        return List.of(new Intent.Unclear(sentence.text()));
    }

    /// The `at` of `at least` is no link.
    private static boolean startsBound(Sentence sentence, int at) {
        return sentence.token(at).is("at")
                && at + 1 < sentence.size()
                && sentence.token(at + 1).is("least", "most");
    }

    /// What stands after the column's name has no name of its own; a comparison needs a word before it to be seen.
    private Facts facts(Sentence sentence, Named named, Sentence rest) {
        Kind kind = lexicon.find(Arrays.asList(named.column().split("_"))).kind();
        Facts alone = Facts.read(rest.source(), rest.tokens(), kind, -1, scene.today());
        if (!alone.isEmpty()) {
            return alone;
        }
        List<Token> withName = new ArrayList<>();
        withName.add(sentence.token(named.end() - 1));
        withName.addAll(rest.tokens());
        return Facts.read(rest.source(), withName, kind, 1, scene.today());
    }

    private static Sentence trimmed(Sentence rest) {
        int end = rest.size();
        while (end > 0
                && rest.token(end - 1)
                        .is(
                                "please",
                                "bitte",
                                "instead",
                                "stattdessen",
                                "sein",
                                "liegen",
                                ".",
                                "haben",
                                "be",
                                "only",
                                "too")) {
            end--;
        }
        return rest.part(0, end);
    }

    private static @Nullable Double onlyNumber(Sentence rest) {
        List<Token> numbers = rest.tokens().stream().filter(Token::isNumber).toList();
        return numbers.size() == 1 && rest.size() <= 3 ? numbers.getFirst().number() : null;
    }

    /// `make a list of customers` describes, `make the foo larger` wants to change something unknown.
    private boolean describes(Sentence sentence, int at) {
        return sentence.tokens().stream()
                        .anyMatch(token -> token.is("with", "mit", "of", "containing", "columns", "rows"))
                || (sentence.token(at).is("a", "an", "me", "it")
                        || sentence.token(at).isNumber());
    }

    private @Nullable Named longestName(Sentence sentence, int start) {
        for (int end = Math.min(sentence.size(), start + 5); end > start; end--) {
            Sentence words = sentence.part(start, end);
            if (words.tokens().stream().allMatch(token -> token.isWord() || token.kind() == Token.Kind.QUOTED)
                    && words.tokens().stream().noneMatch(token -> token.isIn(MODALS) || token.isIn(ENDS_NAME))) {
                Optional<String> column = References.find(words.text(), scene.all());
                if (column.isPresent()) {
                    return new Named(column.get(), end);
                }
            }
        }
        return null;
    }

    private record Named(String column, int end) {}
}
