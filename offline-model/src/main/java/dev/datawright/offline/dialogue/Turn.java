package dev.datawright.offline.dialogue;

import dev.datawright.offline.design.KnownDesign;
import java.util.List;
import java.util.Set;

/// Where a conversation stands.
///
/// @param userText the latest message of the person
/// @param earlierText what the person wrote before it, for the language alone
/// @param isFirst whether nothing was answered in words yet
/// @param calls made since that message, with their results
/// @param tools names of the tools on offer, and `tool.argument` for each argument that they declare
public record Turn(
        String userText, String earlierText, boolean isFirst, KnownDesign design, List<Done> calls, Set<String> tools) {
    public Turn {
        calls = List.copyOf(calls);
        tools = Set.copyOf(tools);
    }

    /// Whether a tool on offer knows this argument.
    boolean takes(String tool, String argument) {
        return tools.contains(tool + "." + argument);
    }

    /// A tool call and what came of it.
    ///
    /// @param arguments as JSON
    public record Done(String tool, String arguments, String result) {}
}
