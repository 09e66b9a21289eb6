package dev.datawright.offline.design;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.understand.Wish;
import org.jspecify.annotations.Nullable;

/// Running numbers, and texts of one form.
final class SeriesColumns implements ColumnMaker {

    @Override
    public void make(Wish wish, Workbench bench) {
        if (!set(wish.name(), wish.quote(), wish.facts().find(Fact.Series.class).orElse(null), bench)) {
            wish.facts().find(Fact.Mask.class).ifPresent(mask -> set(wish.name(), wish.quote(), mask, bench));
        }
    }

    static boolean set(String name, String quote, Fact.@Nullable Series series, Workbench bench) {
        if (series != null) {
            bench.set(Macros.sequenceAsKnown(name, series), Macros.sequence(name, series), quote);
        }
        return series != null;
    }

    static void set(String name, String quote, Fact.Mask mask, Workbench bench) {
        bench.set(Macros.patternAsKnown(name, mask.pattern()), Macros.pattern(name, mask.pattern()), quote);
    }
}
