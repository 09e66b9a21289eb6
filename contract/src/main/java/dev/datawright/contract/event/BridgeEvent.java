package dev.datawright.contract.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a person's outbox. It names what changed; the reader fetches the thing itself.
///
/// @param cursor rises with every event of this owner; ask for what comes after it
/// @param designId set for every type
/// @param version the design's version, for `design.changed` and `preview.ready`
/// @param jobId set for `job.changed`
public record BridgeEvent(
        long cursor,
        Type type,
        UUID designId,
        @Nullable Integer version,
        @Nullable UUID jobId,
        Instant at) {
    public BridgeEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(designId, "design_id");
        Objects.requireNonNull(at, "at");
    }

    /// What happened.
    public enum Type {
        @JsonProperty("design.changed")
        DESIGN_CHANGED,
        @JsonProperty("preview.ready")
        PREVIEW_READY,
        @JsonProperty("job.changed")
        JOB_CHANGED
    }
}
