package dev.datawright.contract.conversation;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation in a list.
///
/// @param designId the one design it is about
/// @param activeRunId the run that works on it at this moment; absent when it waits for the person
public record Conversation(
        UUID id, String title, UUID designId, @Nullable UUID activeRunId, Instant createdAt, Instant changedAt) {
    public Conversation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(designId, "design_id");
        Objects.requireNonNull(createdAt, "created_at");
        Objects.requireNonNull(changedAt, "changed_at");
    }
}
