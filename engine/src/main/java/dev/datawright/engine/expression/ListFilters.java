package dev.datawright.engine.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Filters that compare the items of a list.
final class ListFilters {

    private ListFilters() {}

    /// @param arguments whether in reverse, whether case counts, by which attributes
    static List<@Nullable Object> sorted(@Nullable Object value, @Nullable Object[] arguments) {
        boolean reverse = Values.isTrue(arguments[0]);
        boolean caseCounts = Values.isTrue(arguments[1]);
        List<@Nullable Object> attributes = new ArrayList<>();
        if (arguments[2] instanceof String several) {
            attributes.addAll(List.of(several.split(",", -1)));
        } else {
            attributes.add(arguments[2]);
        }
        List<Keyed> items = new ArrayList<>();
        for (Object item : Values.items(value)) {
            List<@Nullable Object> keys = new ArrayList<>();
            for (Object attribute : attributes) {
                keys.add(key(item, caseCounts, attribute));
            }
            items.add(new Keyed(keys, item));
        }
        items.sort((a, b) -> {
            int order = compare(a.keys(), b.keys());
            return reverse ? -order : order;
        });
        List<@Nullable Object> sorted = new ArrayList<>(items.size());
        items.forEach(keyed -> sorted.add(keyed.item()));
        return sorted;
    }

    private record Keyed(
            List<@Nullable Object> keys, @Nullable Object item) {}

    private static int compare(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!Comparisons.areEqual(left.get(i), right.get(i))) {
                return Comparisons.order(left.get(i), right.get(i));
            }
        }
        return 0;
    }

    static List<@Nullable Object> unique(@Nullable Object value, @Nullable Object[] arguments) {
        Set<@Nullable Object> seen = new HashSet<>();
        List<@Nullable Object> unique = new ArrayList<>();
        for (Object item : Values.items(value)) {
            if (seen.add(Values.hashable(key(item, Values.isTrue(arguments[0]), arguments[1])))) {
                unique.add(item);
            }
        }
        return unique;
    }

    static @Nullable Object extreme(@Nullable Object value, @Nullable Object[] arguments, boolean largest) {
        boolean caseCounts = Values.isTrue(arguments[0]);
        Object best = Undefined.INSTANCE;
        Object bestKey = null;
        boolean first = true;
        for (Object item : Values.items(value)) {
            Object key = key(item, caseCounts, arguments[1]);
            if (first || (largest ? Comparisons.order(key, bestKey) > 0 : Comparisons.order(key, bestKey) < 0)) {
                best = item;
                bestKey = key;
                first = false;
            }
        }
        return best;
    }

    private static @Nullable Object key(@Nullable Object item, boolean caseCounts, @Nullable Object attribute) {
        Object part = attribute(item, attribute);
        return part instanceof String text && !caseCounts ? Texts.lower(text) : part;
    }

    /// The part of an item that `attribute` names, such as `address.0.city`.
    static @Nullable Object attribute(@Nullable Object item, @Nullable Object attribute) {
        if (attribute == null || attribute instanceof Undefined) {
            return item;
        }
        if (!(attribute instanceof String path)) {
            return Values.item(item, attribute);
        }
        Object part = item;
        for (String name : path.split("\\.", -1)) {
            boolean isNumber =
                    !name.isEmpty() && name.length() < 10 && name.chars().allMatch(Character::isDigit);
            part = Values.item(part, isNumber ? (Object) Long.valueOf(name) : name);
        }
        return part;
    }
}
