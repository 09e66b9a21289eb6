package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A column to set.
///
/// @param quote the person's words
/// @param assumption what was added to them
/// @param macro what is sent in the place of the config, where the bridge has a word of its own; empty when it has none
/// @param missing share of the rows without a value; absent for none
public record Drafted(
        ColumnConfig config,
        String quote,
        @Nullable Assumption assumption,
        Map<String, Object> macro,
        @Nullable Double missing) {

    public Drafted {
        macro = Map.copyOf(macro);
    }

    Drafted(ColumnConfig config, String quote, @Nullable Assumption assumption) {
        this(config, quote, assumption, Map.of(), null);
    }
}
