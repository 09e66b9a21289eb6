package dev.datawright.designer.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Some files under one name.
record Fileset(
        String id,
        String workspace,
        String name,
        @Nullable String description,
        @Nullable String project,
        String purpose,
        JsonNode metadata,
        JsonNode customFields,
        Instant createdAt,
        Instant updatedAt) {}
