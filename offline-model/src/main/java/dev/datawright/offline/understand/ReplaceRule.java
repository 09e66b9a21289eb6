package dev.datawright.offline.understand;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `replace the price with a price band: cheap, mid, premium`: a known column makes room for another one.
final class ReplaceRule implements IntentRule {

    private static final Pattern SHAPE = Pattern.compile(
            "(?iu)(?:please |bitte )?(?:replace|swap|exchange|ersetze?|tausche?) (?:the |a |column |die |den |das |spalte )*(?<old>[\\p{L}_ ]+?) (?:with|by|for|durch|gegen) (?<new>.+)");

    private final Scene scene;
    private final WishReader wishes;

    ReplaceRule(Scene scene, WishReader wishes) {
        this.scene = scene;
        this.wishes = wishes;
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        Matcher shape = SHAPE.matcher(sentence.text().replaceAll("[.!]+$", ""));
        if (!shape.matches()) {
            return List.of();
        }
        Optional<String> old = References.find(shape.group("old"), scene.columns());
        int at = sentence.tokens().getFirst().start() + shape.start("new");
        Sentence rest = new Sentence(
                sentence.source(),
                sentence.tokens().stream().filter(token -> token.start() >= at).toList());
        Optional<Wish> wish = rest.isEmpty() ? Optional.empty() : wishes.read(rest, "");
        return old.isPresent() && wish.isPresent() ? List.of(new Intent.Replace(old.get(), wish.get())) : List.of();
    }
}
