package dev.datawright.offline.chat;

import org.jspecify.annotations.Nullable;

/// What is answered: words, a tool call, or both.
record Answer(String text, @Nullable Call call) {

    static Answer of(String text) {
        return new Answer(text, null);
    }

    /// @param arguments as JSON
    record Call(String id, String name, String arguments) {}

    /// For the estimate of its size.
    int length() {
        Call made = call;
        return text.length()
                + (made == null ? 0 : made.name().length() + made.arguments().length());
    }
}
