package dev.datawright.contract.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.contract.job.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `GET …/jobs/create/{name}/status`.
///
/// @param statusDetails ours: `{rows_done, rows_total, failed_cells, rows_per_second}`; NeMo's has a message
/// @param errorDetails set when the status is error
public record DesignerJobStatus(
        String id,
        String name,
        JobStatus status,
        @JsonInclude @Nullable JsonNode statusDetails,
        @JsonInclude @Nullable JsonNode errorDetails,
        List<JsonNode> steps,
        String createdAt,
        String updatedAt) {
    public DesignerJobStatus {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }
}
