package dev.datawright.agent.conversation;

import dev.datawright.contract.run.AgUiEvent;
import java.util.UUID;

/// An event with its place in the conversation's stream.
public record StoredEvent(long cursor, UUID runId, AgUiEvent event) {}
