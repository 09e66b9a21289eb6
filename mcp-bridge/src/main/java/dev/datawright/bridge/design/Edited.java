package dev.datawright.bridge.design;

import org.jspecify.annotations.Nullable;

/// What an edit makes of a draft.
///
/// @param name the name the design should have; absent when it is not about that
/// @param summary what was done, where comparing the drafts would not tell
record Edited(Draft draft, @Nullable String name, @Nullable String summary) {

    static Edited of(Draft draft) {
        return new Edited(draft, null, null);
    }

    Edited named(@Nullable String newName) {
        return new Edited(draft, newName, summary);
    }
}
