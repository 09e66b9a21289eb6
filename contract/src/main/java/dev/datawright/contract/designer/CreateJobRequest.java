package dev.datawright.contract.designer;

import dev.datawright.contract.design.DataDesignerConfig;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `POST …/jobs/create`.
///
/// @param name unique in the workspace, also among deleted jobs; 409 when taken
/// @param customFields ours stand under the key `datawright`: `{seed}`
public record CreateJobRequest(
        @Nullable String name,
        Spec spec,
        @Nullable String description,
        @Nullable String project,
        @Nullable Map<String, Object> customFields) {
    public CreateJobRequest {
        Objects.requireNonNull(spec, "spec");
    }

    /// What to generate.
    public record Spec(long numRecords, DataDesignerConfig config) {
        public Spec {
            Objects.requireNonNull(config, "config");
        }
    }
}
