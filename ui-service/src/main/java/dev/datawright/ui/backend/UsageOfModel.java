package dev.datawright.ui.backend;

/// What one model was used for.
///
/// @param model the role at the gateway
public record UsageOfModel(String model, UsageSums sums) {}
