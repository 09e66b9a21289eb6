package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which messages of a model call are kept.
public enum TraceType {
    @JsonProperty("none")
    NONE,
    /// The answer's message.
    @JsonProperty("last_message")
    LAST_MESSAGE,
    /// The whole exchange.
    @JsonProperty("all_messages")
    ALL_MESSAGES
}
