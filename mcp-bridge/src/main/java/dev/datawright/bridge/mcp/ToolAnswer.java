package dev.datawright.bridge.mcp;

/// What a tool says.
///
/// @param text short, for a model
/// @param structured a record whose JSON fits the tool's output schema
public record ToolAnswer(String text, Object structured) {}
