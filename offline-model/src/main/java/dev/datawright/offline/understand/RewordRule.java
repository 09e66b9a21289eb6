package dev.datawright.offline.understand;

import dev.datawright.offline.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `make the reviews more sarcastic`, `the note should be shorter`, `schreibe die Kommentare lustiger`: another tone or
/// length of a written column.
final class RewordRule implements IntentRule {

    private static final Set<String> TONE = Words.of(
            "more",
            "less",
            "shorter",
            "longer",
            "funnier",
            "angrier",
            "friendlier",
            "formal",
            "informal",
            "polite",
            "rude",
            "sound",
            "sounds",
            "tone",
            "sarcastic",
            "ironic",
            "casual",
            "sentences",
            "sentence",
            "words",
            "word",
            "brief",
            "detailed",
            "written",
            "style",
            "angry",
            "friendly",
            "funny",
            "simple",
            "simpler",
            "emotional",
            "neutral",
            "negative",
            "positive",
            "kürzer",
            "länger",
            "freundlicher",
            "förmlicher",
            "lustiger",
            "wütender",
            "sachlicher",
            "ironischer",
            "höflicher",
            "satz",
            "sätze",
            "wörter",
            "ton",
            "stil",
            "formeller",
            "lockerer",
            "klingen",
            "professional",
            "dramatic",
            "in",
            "english",
            "german",
            "french",
            "mention",
            "erwähnen",
            "language",
            "paragraph",
            "like",
            "wie",
            "bit");

    private final Scene scene;

    RewordRule(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        List<String> written = scene.known().written();
        boolean tone = sentence.tokens().stream().anyMatch(token -> token.isIn(TONE));
        boolean asks = sentence.token(sentence.size() - 1).is("?")
                || sentence.tokens().stream()
                        .anyMatch(token -> token.is(
                                "rename", "remove", "delete", "drop", "add", "match", "matches", "fit", "fits", "rows",
                                "called", "first", "last", "end", "undo"));
        if (written.isEmpty() || !tone || asks) {
            return List.of();
        }
        Optional<String> named = References.within(sentence.words(), written);
        if (named.isEmpty()) {
            named = List.of(sentence.words().split(" ")).stream()
                    .flatMap(word -> References.find(word, written).stream())
                    .findFirst();
        }
        boolean pronoun = sentence.tokens().stream()
                .anyMatch(token -> token.is("it", "them", "they", "texts", "text", "sie", "es", "texte", "that"));
        boolean other = References.within(sentence.words(), scene.columns()).isPresent();
        Optional<String> meant = named.isPresent()
                ? named
                : pronoun && !other && written.size() == 1 ? Optional.of(written.getFirst()) : Optional.empty();
        return meant.<List<Intent>>map(column -> List.of(new Intent.Reword(column, sentence.text())))
                .orElse(List.of());
    }
}
