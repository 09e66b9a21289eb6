package dev.datawright.offline.understand;

import dev.datawright.offline.pasted.PastedColumn;
import dev.datawright.offline.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// Pasted columns as wishes: the words of their names and what their types say are read as a person's words would be.
final class PastedWishes {

    private final Scene scene;
    private final WishReader reader;

    PastedWishes(Scene scene, WishReader reader) {
        this.scene = scene;
        this.reader = reader;
    }

    List<Wish> of(List<PastedColumn> columns) {
        List<Wish> wishes = new ArrayList<>();
        for (PastedColumn column : columns) {
            String text = (column.words() + " " + column.facts()).strip();
            reader.read(new Sentence(text, Tokenizer.tokenize(text, scene.language())), "")
                    .or(() -> reader.read(
                            new Sentence(column.words(), Tokenizer.tokenize(column.words(), scene.language())), ""))
                    .map(wish -> wish.named(name(column.name())).quoted(column.quote()))
                    .ifPresent(wishes::add);
        }
        return wishes;
    }

    /// As it was pasted, where a column may be named so.
    private static String name(String pasted) {
        return pasted.matches("[A-Za-z_][A-Za-z0-9_]{0,59}") && !Names.isReserved(pasted) ? pasted : Names.of(pasted);
    }
}
