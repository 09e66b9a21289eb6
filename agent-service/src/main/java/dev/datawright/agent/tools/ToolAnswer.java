package dev.datawright.agent.tools;

import tools.jackson.databind.JsonNode;

/// What a tool of the bridge answered.
///
/// @param text short, for a model; when it failed, what to repair
/// @param structured the same as data; missing when there is none
public record ToolAnswer(boolean failed, String text, JsonNode structured) {}
