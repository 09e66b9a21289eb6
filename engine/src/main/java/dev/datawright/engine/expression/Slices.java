package dev.datawright.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Python's `value[from:to:step]`.
final class Slices {

    private Slices() {}

    static Object of(@Nullable Object target, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        return switch (target) {
            case String text -> {
                Range range = Range.of(Texts.length(text), from, to, step);
                if (range.step == 1) {
                    yield range.count == 0 ? "" : Texts.part(text, range.start, range.start + range.count);
                }
                List<String> characters = Texts.characters(text);
                StringBuilder result = new StringBuilder();
                for (int i = 0; i < range.count; i++) {
                    result.append(characters.get(range.at(i)));
                }
                yield result.toString();
            }
            case List<?> list -> items(list, from, to, step);
            case Tuple tuple -> new Tuple(items(tuple.items(), from, to, step));
            case null, default -> throw new EvaluationException("A slice does not work on " + Values.kind(target));
        };
    }

    private static List<@Nullable Object> items(
            List<?> list, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        Range range = Range.of(list.size(), from, to, step);
        List<@Nullable Object> items = new ArrayList<>(range.count);
        for (int i = 0; i < range.count; i++) {
            items.add(list.get(range.at(i)));
        }
        return items;
    }

    private record Range(int start, int step, int count) {

        int at(int place) {
            return start + place * step;
        }

        static Range of(int length, @Nullable Object from, @Nullable Object to, @Nullable Object by) {
            long step = by == null ? 1 : Values.whole(by, "The step of a slice");
            if (step == 0) {
                throw new EvaluationException("The step of a slice is 0");
            }
            long lowest = step < 0 ? -1 : 0;
            long highest = step < 0 ? length - 1 : length;
            long start = from == null ? (step < 0 ? highest : lowest) : bound(from, length, lowest, highest);
            long end = to == null ? (step < 0 ? lowest : highest) : bound(to, length, lowest, highest);
            long gap = step > 0 ? end - start : start - end;
            long size = Math.min(Math.abs(Math.max(step, -Integer.MAX_VALUE)), Integer.MAX_VALUE);
            long count = gap <= 0 ? 0 : (gap - 1) / size + 1;
            return new Range((int) start, (int) (step < 0 ? -size : size), (int) count);
        }

        private static long bound(Object value, int length, long lowest, long highest) {
            long bound = Values.whole(value, "A bound of a slice");
            if (bound < 0) {
                bound = bound < -length ? lowest : bound + length;
            }
            return Math.clamp(bound, lowest, highest);
        }
    }
}
