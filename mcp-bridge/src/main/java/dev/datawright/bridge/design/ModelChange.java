package dev.datawright.bridge.design;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Model configs and processors to set; what is absent stays, and what is given replaces all of its kind.
public record ModelChange(
        @Nullable JsonNode modelConfigs,
        @Nullable JsonNode processors,
        @Nullable Integer baseVersion) {
    public ModelChange {
        modelConfigs = modelConfigs == null || modelConfigs.isNull() ? null : modelConfigs;
        processors = processors == null || processors.isNull() ? null : processors;
    }
}
