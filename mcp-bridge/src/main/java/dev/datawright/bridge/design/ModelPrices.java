package dev.datawright.bridge.design;

/// What is known about the cost of model calls.
public interface ModelPrices {

    /// Whether they cost nothing; false also when nobody can tell at this moment.
    boolean isFree();
}
