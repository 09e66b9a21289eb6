package dev.datawright.agent.model;

/// A tool call in a model's answer.
///
/// @param arguments as the model wrote them
public record ModelCall(String id, String name, String arguments) {}
