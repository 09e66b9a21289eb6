package dev.datawright.offline.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Word lists; unlike `Set.of` a word may stand twice, since the lists of two languages overlap.
public final class Words {

    private Words() {}

    public static Set<String> of(String... words) {
        return Set.copyOf(new HashSet<>(List.of(words)));
    }
}
