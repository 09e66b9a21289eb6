package dev.datawright.offline.design;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.understand.Wish;
import java.util.Optional;

/// Yes or no.
final class FlagColumns implements ColumnMaker {

    private static final double USUAL = 50;

    @Override
    public void make(Wish wish, Workbench bench) {
        Optional<Fact.Share> share = wish.facts().find(Fact.Share.class);
        set(
                wish.name(),
                wish.quote(),
                share.map(Fact.Share::percent).orElse(USUAL),
                share.map(Fact.Share::vague).orElse(true),
                bench);
    }

    static void set(String name, String quote, double percent, boolean assumed, Workbench bench) {
        if (percent < 0 || percent > 100) {
            bench.note(new Note.ShareTooLarge(name, percent));
            return;
        }
        bench.set(
                new SamplerColumnConfig(name, new SamplerParams.Bernoulli(Math.rint(percent * 1e4) / 1e6), null, false),
                quote,
                assumed ? new Assumption.Share(percent) : null);
    }
}
