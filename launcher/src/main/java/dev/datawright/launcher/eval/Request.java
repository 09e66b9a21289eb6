package dev.datawright.launcher.eval;

import java.util.List;

/// What one person says, message by message, and what must be true of the answer.
///
/// @param language of the messages: `en`, `de`, `fr` or `es`
/// @param vague whether asking back is as good as building: then what was stated of the design is not counted
/// @param messages each is sent when the agent is done with the one before
/// @param allowed columns that nobody asked for and that are no invention
record Request(
        String id,
        String language,
        List<String> tags,
        boolean vague,
        List<String> messages,
        List<Expectation> expectations,
        List<NamePattern> allowed) {
    Request {
        tags = List.copyOf(tags);
        messages = List.copyOf(messages);
        expectations = List.copyOf(expectations);
        allowed = List.copyOf(allowed);
    }

    /// Whether somebody asked for this column, in whatever words.
    boolean asksFor(String column) {
        return allowed.stream().anyMatch(pattern -> pattern.matches(column))
                || expectations.stream()
                        .flatMap(expectation -> expectation.demand().names().stream())
                        .anyMatch(pattern -> pattern.matches(column));
    }
}
