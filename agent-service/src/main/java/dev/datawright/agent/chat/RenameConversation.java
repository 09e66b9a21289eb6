package dev.datawright.agent.chat;

import java.util.Objects;

record RenameConversation(String title) {

    RenameConversation {
        Objects.requireNonNull(title, "title");
    }
}
