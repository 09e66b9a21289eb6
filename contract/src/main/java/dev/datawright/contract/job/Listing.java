package dev.datawright.contract.job;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A page of a list of ours.
///
/// @param next pass it as `after` to get the next page; absent on the last
public record Listing<T>(List<T> items, @Nullable String next) {
    public Listing {
        items = List.copyOf(Objects.requireNonNull(items, "items"));
    }
}
