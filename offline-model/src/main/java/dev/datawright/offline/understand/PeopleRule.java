package dev.datawright.offline.understand;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `250 people`, `make that 2000`: a number of things and nothing else is the number of rows.
final class PeopleRule implements IntentRule {

    private static final Pattern SHAPE = Pattern.compile(
            "(?iu)(?:(?:and|so|then|please|make (?:it|that|them)|i need|we need|let's have|let's say|ok|und|also|dann|bitte|mach|ich brauche|wir brauchen) )*(?<count>\\d[\\d.,]*)(?: \\p{L}{4,})?(?: (?:in total|insgesamt|please|bitte|altogether))*");
    private static final Pattern OTHER = Pattern.compile(
            "(?iu).*\\d (?:percent|prozent|euros?|dollars?|columns?|spalten|decimals?|years?|days?|more|times|minutes|stellen|weitere|mehr|jahre|tage)\\b.*");

    private final Scene scene;

    PeopleRule(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        Matcher shape = SHAPE.matcher(sentence.text().replaceAll("[.!]+$", ""));
        if (scene.columns().isEmpty()
                || !shape.matches()
                || OTHER.matcher(sentence.text()).matches()) {
            return List.of();
        }
        return sentence.tokens().stream()
                .filter(token -> token.isNumber() && token.number() >= 1 && token.number() == Math.rint(token.number()))
                .findFirst()
                .<List<Intent>>map(token -> List.of(new Intent.Rows((long) token.number(), false)))
                .orElse(List.of());
    }
}
