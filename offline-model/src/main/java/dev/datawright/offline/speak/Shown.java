package dev.datawright.offline.speak;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.offline.design.Assumption;
import org.jspecify.annotations.Nullable;

/// A column as a person is told of it.
///
/// @param currency sign of the money it holds; empty when it holds none
/// @param assumption what the person did not say
public record Shown(
        ColumnConfig config, String currency, @Nullable Assumption assumption) {

    /// One that is as it was asked for.
    ///
    /// @param why the person's words for it, which name the currency if there is one
    public static Shown of(ColumnConfig config, String why, @Nullable Assumption assumption) {
        return new Shown(config, Money.sign(why), assumption);
    }
}
