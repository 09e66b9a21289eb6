package dev.datawright.agent.model;

/// A tool that the model may ask for.
///
/// @param parameters JSON Schema, as text
public record ModelTool(String name, String description, String parameters) {}
