package dev.datawright.offline.design;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams.Uuid;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Words;
import dev.datawright.offline.understand.Wish;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ids, numbers and codes: short, in upper case, with the first letter of their name before them.
final class CodeColumns implements ColumnMaker {

    private static final Set<String> GENERIC = Words.of(
            "id",
            "ids",
            "identifier",
            "code",
            "number",
            "nummer",
            "nr",
            "no",
            "key",
            "reference",
            "ref",
            "kennung",
            "referenz",
            "iban",
            "isbn",
            "barcode",
            "vin",
            "hash",
            "token");
    private static final Set<String> WHOLE = Words.of("uuid", "guid");

    @Override
    public void make(Wish wish, Workbench bench) {
        if (WHOLE.contains(wish.concept().word())) {
            bench.set(
                    new SamplerColumnConfig(wish.name(), new Uuid(null, false, false), null, false),
                    wish.quote(),
                    null);
            return;
        }
        String prefix = wish.facts()
                .find(Fact.Prefix.class)
                .map(Fact.Prefix::text)
                .orElse(wish.kind() == Kind.CODE ? initial(wish, bench) : null);
        bench.set(
                new SamplerColumnConfig(wish.name(), new Uuid(prefix, true, true), null, false),
                wish.quote(),
                wish.kind() == Kind.CODE ? null : new Assumption.ShortCode());
    }

    private static @Nullable String initial(Wish wish, Workbench bench) {
        String first = wish.name().split("_")[0];
        if (!GENERIC.contains(first)) {
            return first.substring(0, 1).toUpperCase(Locale.ROOT) + "-";
        }
        String subject = bench.subject().replaceAll("[^a-zA-Z ]", "").strip();
        if (subject.isEmpty()) {
            return null;
        }
        String noun = subject.substring(subject.lastIndexOf(' ') + 1);
        return noun.substring(0, 1).toUpperCase(Locale.ROOT) + "-";
    }
}
