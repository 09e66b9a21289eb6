package dev.datawright.contract.conversation;

import org.jspecify.annotations.Nullable;

/// Starts a conversation with an empty design.
public record CreateConversation(@Nullable String title) {}
