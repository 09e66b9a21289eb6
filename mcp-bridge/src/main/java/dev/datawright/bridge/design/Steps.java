package dev.datawright.bridge.design;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where undo and redo lead, told from the history alone.
///
/// A restored version is a version too. One that goes back to the state before counts as an undo, one that goes forward
/// again as a redo, whoever restored it, and any other as a change that can be undone itself.
///
/// @param undo the version whose state stood before the present one
/// @param redo the version whose state was undone last
record Steps(Optional<Integer> undo, Optional<Integer> redo) {

    /// @param restored the version whose state it has again; absent when its state is new
    record State(int version, @Nullable Integer restored) {}

    /// @param history from the first version on
    static Steps of(List<State> history) {
        Deque<Integer> past = new ArrayDeque<>();
        Deque<Integer> undone = new ArrayDeque<>();
        Map<Integer, Integer> states = new HashMap<>();
        for (State version : history) {
            Integer restored = version.restored();
            int state = restored == null ? version.version() : states.getOrDefault(restored, restored);
            states.put(version.version(), state);
            Integer before = past.stream().skip(1).findFirst().orElse(null);
            if (restored != null && !undone.isEmpty() && undone.peek() == state) {
                past.push(undone.pop());
            } else if (restored != null && before != null && before == state) {
                undone.push(past.pop());
            } else {
                past.push(state);
                undone.clear();
            }
        }
        return new Steps(past.stream().skip(1).findFirst(), Optional.ofNullable(undone.peek()));
    }
}
