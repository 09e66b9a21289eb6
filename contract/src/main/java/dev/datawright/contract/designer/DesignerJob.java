package dev.datawright.contract.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.contract.job.JobStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job in Data Designer's own words.
///
/// @param id server-made, such as `platform-job-PaLDADL3P3CE2q7iY5un3s`
/// @param name what every path addresses it by
/// @param createdAt ISO 8601 without zone, UTC
/// @param spec the resolved spec, not the one sent
public record DesignerJob(
        String id,
        String name,
        @Nullable String description,
        @Nullable String project,
        String workspace,
        String createdAt,
        String updatedAt,
        JsonNode spec,
        JobStatus status,
        @JsonInclude @Nullable JsonNode statusDetails,
        @JsonInclude @Nullable JsonNode errorDetails,
        @Nullable JsonNode customFields) {}
