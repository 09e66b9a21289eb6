package dev.datawright.ui.chat;

import java.util.ArrayList;
import java.util.List;

/// What was said while the conversation was still being made.
final class FirstMessages {
    private final List<Unsent> unsent = new ArrayList<>();

    /// @return whether this is the first one, so that the conversation is to be made
    boolean add(String text, String key) {
        unsent.add(new Unsent(text, key));
        return unsent.size() == 1;
    }

    List<Unsent> takeAll() {
        List<Unsent> all = List.copyOf(unsent);
        unsent.clear();
        return all;
    }

    record Unsent(String text, String key) {}
}
