package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.job.Listing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pages of lists that are ordered by time, newest first.
public final class Page {

    private static final int DEFAULT = 50;
    private static final int MAX = 200;

    private Page() {}

    public static int size(@Nullable Integer limit) {
        return limit == null ? DEFAULT : Math.clamp(limit, 1, MAX);
    }

    /// A listing of at most `size` items, of one more that was read to know whether the list goes on.
    public static <T> Listing<T> of(List<T> found, int size, Function<T, String> mark) {
        if (found.size() <= size) {
            return new Listing<>(found, null);
        }
        List<T> items = found.subList(0, size);
        return new Listing<>(items, mark.apply(items.getLast()));
    }

    /// Where a page ended.
    public record Mark(Instant at, UUID id) {

        public static @Nullable Mark parse(@Nullable String text) {
            if (text == null) {
                return null;
            }
            int split = text.indexOf('~');
            try {
                return new Mark(
                        Instant.parse(text.substring(0, Math.max(0, split))),
                        UUID.fromString(text.substring(split + 1)));
            } catch (RuntimeException e) {
                throw BridgeFailure.invalid(
                        "after",
                        "bad-cursor",
                        "'" + text + "' is no place in this list",
                        "pass 'next' as it was answered");
            }
        }

        @Override
        public String toString() {
            return at + "~" + id;
        }
    }
}
