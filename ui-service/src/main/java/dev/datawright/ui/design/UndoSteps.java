package dev.datawright.ui.design;

import dev.datawright.contract.design.DesignVersion;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which version undo and redo restore, told from the history alone.
///
/// A restore is a version too. One that goes back to the state before counts as an undo, one that goes forward again
/// as a redo, and any other as a change that can be undone itself.
///
/// @param undo the version whose state stood before the present one
/// @param redo the version whose state was undone last
public record UndoSteps(Optional<Integer> undo, Optional<Integer> redo) {
    private static final Pattern RESTORED = Pattern.compile("restored version (\\d+)");

    /// @param history any number of the newest versions, in any order
    public static UndoSteps of(List<DesignVersion> history) {
        Deque<Integer> past = new ArrayDeque<>();
        Deque<Integer> undone = new ArrayDeque<>();
        Map<Integer, Integer> states = new HashMap<>();
        for (DesignVersion version : history.stream()
                .sorted(Comparator.comparingInt(DesignVersion::version))
                .toList()) {
            int state = state(version, states);
            states.put(version.version(), state);
            if (state == version.version()) {
                past.push(state);
                undone.clear();
            } else if (!undone.isEmpty() && undone.peek() == state) {
                past.push(undone.pop());
            } else if (past.size() > 1 && past.stream().skip(1).findFirst().orElseThrow() == state) {
                undone.push(past.pop());
            } else {
                past.push(state);
                undone.clear();
            }
        }
        return new UndoSteps(past.stream().skip(1).findFirst(), Optional.ofNullable(undone.peek()));
    }

    private static int state(DesignVersion version, Map<Integer, Integer> states) {
        Matcher matcher = RESTORED.matcher(version.summary());
        if (!matcher.matches() || matcher.group(1).length() > 8) {
            return version.version();
        }
        int restored = Integer.parseInt(matcher.group(1));
        return states.getOrDefault(restored, restored);
    }
}
