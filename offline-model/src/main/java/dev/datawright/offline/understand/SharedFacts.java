package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// `workload, recognition and leadership, each from 1 to 5`: what is said of several columns at once.
final class SharedFacts {

    private final Scene scene;

    SharedFacts(Scene scene) {
        this.scene = scene;
    }

    /// What is said of each; empty when the words say it of one column alone.
    Facts in(Sentence item) {
        for (int i = 0; i < item.size(); i++) {
            boolean each = item.token(i).is("each", "all", "both", "jeweils", "je", "alle", "beide", "every");
            boolean front = i <= 1 || i > 0 && item.token(i - 1).is(",", "-", "(");
            boolean end = i == item.size() - 1 && i > 1;
            if (each && (front || end || followed(item, i))) {
                Sentence said = end ? item.part(0, i) : item.from(i + 1);
                Facts facts = Facts.read(said.source(), said.tokens(), Kind.COUNT, -1, scene.today());
                if (facts.has(Fact.Range.class)
                        || facts.has(Fact.Bell.class)
                        || facts.has(Fact.Choices.class)
                        || facts.has(Fact.Share.class)) {
                    return facts;
                }
            }
        }
        return Facts.read("", Tokenizer.tokenize("", scene.language()), Kind.UNKNOWN, 0, scene.today());
    }

    private static boolean followed(Sentence item, int at) {
        return at + 1 < item.size()
                && (item.token(at + 1).isNumber()
                        || item.token(at + 1)
                                .is(
                                        "between",
                                        "from",
                                        "on",
                                        "answered",
                                        "rated",
                                        "zwischen",
                                        "von",
                                        "auf",
                                        "in",
                                        "is",
                                        "up",
                                        "scored",
                                        "with"));
    }

    /// The last wishes that say nothing of themselves take these facts.
    static void spread(Facts facts, List<Wish> wishes) {
        for (int i = wishes.size() - 1; i >= 0; i--) {
            Wish wish = wishes.get(i);
            boolean bare = wish.facts().all().stream().allMatch(fact -> fact instanceof Fact.Form);
            boolean fits = wish.kind() == Kind.UNKNOWN
                    || wish.kind().isNumeric()
                    || wish.kind() == Kind.TEXT
                    || wish.kind() == Kind.CHOICE
                    || wish.kind() == Kind.FLAG;
            if (!bare || !fits) {
                return;
            }
            Facts both = wish.facts().and(facts);
            wishes.set(
                    i,
                    wish.with(both)
                            .as(Kinds.settle(
                                    wish.concept(), both, List.of(wish.name().split("_")), false)));
        }
    }

    /// Wishes in brackets: `three questions (workload, recognition, leadership)` names as many columns as it counts.
    static List<Sentence> counted(Sentence item) {
        List<Sentence> parts = new ArrayList<>();
        if (item.size() < 6 || !item.token(0).isNumber() || !item.token(1).isWord()) {
            return parts;
        }
        int open = 2;
        while (open < item.size() && !item.token(open).is("(", ":")) {
            open++;
        }
        int start = open + 1;
        for (int i = start; i < item.size(); i++) {
            if (item.token(i).is(",", "and", "und", ")", ";")) {
                if (i > start) {
                    parts.add(item.part(start, i));
                }
                start = i + 1;
                if (item.token(i).is(")")) {
                    break;
                }
            }
        }
        if (open < item.size() && item.token(open).is(":") && start < item.size()) {
            parts.add(item.from(start));
        }
        return parts.size() == (int) item.token(0).number() ? parts : List.of();
    }
}
