package dev.datawright.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a benchmark is asked on its command line.
record Words(List<String> words) {

    static Words of(String... arguments) {
        return new Words(List.of(arguments));
    }

    boolean has(String option) {
        return words.contains(option);
    }

    /// The word behind an option; null without it.
    @Nullable
    String after(String option) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : null;
    }

    /// The Python that the peer is installed in.
    Path python() {
        return Path.of(Objects.requireNonNull(after("--python"), "--python PATH is needed"));
    }
}
