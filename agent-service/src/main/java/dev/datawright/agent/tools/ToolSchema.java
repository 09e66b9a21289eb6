package dev.datawright.agent.tools;

import tools.jackson.databind.JsonNode;

/// A tool as the model is told of it.
///
/// @param parameters JSON Schema of its arguments
public record ToolSchema(String name, String description, JsonNode parameters) {}
