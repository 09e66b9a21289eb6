package dev.datawright.ui.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Entries in the order they stand, each key once.
final class Entries {
    private final List<Entry> list = new ArrayList<>();

    List<Entry> all() {
        return List.copyOf(list);
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    Optional<Entry> last() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
    }

    boolean has(String key) {
        return find(key) >= 0;
    }

    @Nullable
    Entry get(String key) {
        int at = find(key);
        return at < 0 ? null : list.get(at);
    }

    /// Replaces the entry of the same key, or appends.
    void put(Entry entry) {
        int at = find(entry.key());
        if (at >= 0) {
            list.set(at, entry);
        } else {
            list.add(entry);
        }
    }

    /// Replaces the entry of the same key, or goes before another one; to the end when that one is not there.
    void putBefore(Entry entry, String key) {
        int at = find(entry.key());
        int before = find(key);
        if (at >= 0) {
            list.set(at, entry);
        } else if (before >= 0) {
            list.add(before, entry);
        } else {
            list.add(entry);
        }
    }

    /// Places an entry right behind another one, when both are there.
    void moveBehind(String key, String other) {
        Entry entry = get(key);
        if (entry != null && has(other)) {
            list.remove(entry);
            list.add(find(other) + 1, entry);
        }
    }

    void remove(String key) {
        list.removeIf(entry -> entry.key().equals(key));
    }

    void removeIf(Predicate<Entry> what) {
        list.removeIf(what);
    }

    void replaceAll(UnaryOperator<Entry> change) {
        list.replaceAll(change);
    }

    /// The newest entry of a kind.
    <E extends Entry> Optional<E> newest(Class<E> kind) {
        return list.reversed().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /// From the end, where nearly all changes happen.
    private int find(String key) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
