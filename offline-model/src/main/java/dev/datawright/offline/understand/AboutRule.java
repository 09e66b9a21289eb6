package dev.datawright.offline.understand;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `what does the ascent column do?`, `was bedeutet die Spalte Tarif?`: a question about a known column.
final class AboutRule implements IntentRule {

    private static final Pattern ASKS = Pattern.compile(
            "(?iu)(?:and |so |und |also )?(?:what|how|which|can you explain|could you explain|explain|tell me about|was|wie|welche|erkläre?(?: mir)?|wofür|where)\\b(?<rest>.*?)(?:\\?|$)");
    private static final Pattern ORDER =
            Pattern.compile("(?iu).*\\b(?:add|remove|change|make|rename|set|instead)\\b.*");

    private final Scene scene;

    AboutRule(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        if (scene.columns().isEmpty()) {
            return List.of();
        }
        Matcher asks = ASKS.matcher(sentence.text());
        if (!asks.matches() || ORDER.matcher(sentence.text()).matches()) {
            return List.of();
        }
        boolean question = sentence.text().endsWith("?")
                || sentence.words()
                        .matches(
                                "(?iu).*\\b(?:mean|means|do|does|for|bedeutet|about|contain|contains|column|spalte)\\b.*");
        Optional<String> column = References.within(asks.group("rest"), scene.columns());
        return question && column.isPresent() ? List.of(new Intent.Why(column.get())) : List.of();
    }
}
