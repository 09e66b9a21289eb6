package dev.datawright.engine.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Python's tuple, which is no list: `(1, 2)` differs from `[1, 2]`.
record Tuple(List<@Nullable Object> items) {

    Tuple {
        items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    static Tuple of(@Nullable Object... items) {
        List<@Nullable Object> list = new ArrayList<>();
        Collections.addAll(list, items);
        return new Tuple(list);
    }
}
