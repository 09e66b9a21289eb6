package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who made a version of a design.
public enum Author {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("client")
    CLIENT
}
