package dev.datawright.contract.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a tool does or did, in a few words for people.
///
/// @param id unique within the conversation; a later line with the same id replaces this one
/// @param tool name of the tool, or [#STOP]
/// @param text such as `added 6 columns`; present tense while it runs
/// @param designVersion the version it made, when it changed the design
public record ToolLine(
        String id,
        String tool,
        State state,
        String text,
        @Nullable Integer designVersion) {
    /// The `tool` of the line that says that the person stopped a run.
    public static final String STOP = "stop";

    public ToolLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(text, "text");
    }

    /// How it stands.
    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }
}
