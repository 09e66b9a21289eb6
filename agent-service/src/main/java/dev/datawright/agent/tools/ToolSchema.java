package dev.datawright.agent.tools;

import tools.jackson.databind.JsonNode;

/// A tool as the model is told of it.
///
/// @param parameters JSON Schema of its arguments
/// @param readOnly whether it changes nothing, so that several may run side by side
public record ToolSchema(String name, String description, JsonNode parameters, boolean readOnly) {}
