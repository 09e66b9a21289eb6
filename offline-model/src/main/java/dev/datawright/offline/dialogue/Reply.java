package dev.datawright.offline.dialogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The next step: words, a tool call, or both.
public record Reply(String text, @Nullable Call call) {

    static Reply say(String text) {
        return new Reply(text, null);
    }

    static Reply use(String tool, Map<String, Object> arguments) {
        return new Reply("", new Call(tool, arguments));
    }

    /// A call of a tool.
    public record Call(String tool, Map<String, Object> arguments) {}
}
