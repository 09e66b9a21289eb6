package dev.datawright.contract.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message, whole.
///
/// @param text Markdown
/// @param tools what was done between the message before and this one
/// @param designVersion the design's version the writer saw
public record Message(
        UUID id,
        Role role,
        String text,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ToolLine> tools,
        @Nullable Integer designVersion,
        Instant at) {
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(text, "text");
        tools = tools == null ? List.of() : List.copyOf(tools);
        Objects.requireNonNull(at, "at");
    }

    /// Who wrote it.
    public enum Role {
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT
    }
}
