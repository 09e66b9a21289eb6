package dev.datawright.contract.job;

import java.util.Objects;

/// What the Data Designer backend in use can do; what it cannot is hidden or explained, never pretended.
///
/// @param backend `datawright`, `nemo-platform` or `nemo-microservices`
/// @param seed same seed, same values
/// @param previewMaxRows most rows of one preview
/// @param partsByManifest the result's Parquet parts can be taken one by one
/// @param hardCostCap the backend itself stops at the cap
/// @param modelGateway whether language models are behind a gateway that costs money; false for the offline model
public record Capabilities(
        String backend,
        boolean seed,
        int previewMaxRows,
        boolean resume,
        boolean cellRetry,
        boolean partsByManifest,
        boolean hardCostCap,
        boolean serverSideValidation,
        boolean modelGateway) {
    public Capabilities {
        Objects.requireNonNull(backend, "backend");
    }
}
