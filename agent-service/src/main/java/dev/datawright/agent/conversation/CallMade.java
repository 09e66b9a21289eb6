package dev.datawright.agent.conversation;

import java.util.Objects;

/// A tool call as the model made it.
///
/// @param id the model's own id; it repeats, so it is no key
/// @param arguments as the model wrote them, which need not be JSON
public record CallMade(String id, String name, String arguments) {

    public CallMade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
    }
}
