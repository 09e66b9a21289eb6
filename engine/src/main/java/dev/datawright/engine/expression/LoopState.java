package dev.datawright.engine.expression;

import dev.datawright.rules.template.Expr.LoopPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `loop` tells within a loop.
final class LoopState {

    private final List<?> items;
    private int index;

    LoopState(List<?> items) {
        this.items = items;
    }

    void at(int place) {
        index = place;
    }

    int index() {
        return index;
    }

    @Nullable
    Object part(LoopPart part) {
        return switch (part) {
            case INDEX -> index + 1L;
            case INDEX0 -> (long) index;
            case REVINDEX -> (long) items.size() - index;
            case REVINDEX0 -> items.size() - index - 1L;
            case FIRST -> index == 0;
            case LAST -> index == items.size() - 1;
            case LENGTH -> (long) items.size();
            case DEPTH -> 1L;
            case DEPTH0 -> 0L;
            case PREVITEM -> index == 0 ? Undefined.INSTANCE : items.get(index - 1);
            case NEXTITEM -> index == items.size() - 1 ? Undefined.INSTANCE : items.get(index + 1);
        };
    }
}
