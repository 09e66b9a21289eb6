package dev.datawright.contract.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the Data Designer backend in use can do; what it cannot is hidden or explained, never pretended.
///
/// @param backend `datawright`, `nemo-platform` or `nemo-microservices`
/// @param seed same seed, same values
/// @param previewMaxRows most rows of one preview
/// @param partsByManifest the result's Parquet parts can be taken one by one
/// @param hardCostCap the backend itself stops at the cap
/// @param modelGateway whether language models are behind a gateway that costs money; false for the offline model
/// @param seedMaxBytes, seedMaxCells largest file of seed data that it takes, and most rows times columns;
/// absent when it does not say
public record Capabilities(
        String backend,
        boolean seed,
        int previewMaxRows,
        boolean resume,
        boolean cellRetry,
        boolean partsByManifest,
        boolean hardCostCap,
        boolean serverSideValidation,
        boolean modelGateway,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seedMaxBytes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seedMaxCells) {
    public Capabilities {
        Objects.requireNonNull(backend, "backend");
    }

    /// Of a backend that does not say how much seed data it takes.
    public Capabilities(
            String backend,
            boolean seed,
            int previewMaxRows,
            boolean resume,
            boolean cellRetry,
            boolean partsByManifest,
            boolean hardCostCap,
            boolean serverSideValidation,
            boolean modelGateway) {
        this(
                backend,
                seed,
                previewMaxRows,
                resume,
                cellRetry,
                partsByManifest,
                hardCostCap,
                serverSideValidation,
                modelGateway,
                null,
                null);
    }
}
