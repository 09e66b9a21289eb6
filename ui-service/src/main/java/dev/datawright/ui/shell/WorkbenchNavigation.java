package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import java.util.UUID;

/// The ways to the workbench.
final class WorkbenchNavigation {
    static final String START = "";
    static final String CONVERSATION = "conversationId";

    private WorkbenchNavigation() {}

    static void toNew(UI ui) {
        ui.navigate(START);
    }

    static void to(UI ui, UUID conversation) {
        ui.navigate(WorkbenchView.class, parameters(conversation));
    }

    static RouterLink link(String text, UUID conversation) {
        return new RouterLink(text, WorkbenchView.class, parameters(conversation));
    }

    /// The conversation an address names; empty for the start page and for what is no identifier.
    static Optional<UUID> conversation(RouteParameters parameters) {
        return parameters.get(CONVERSATION).flatMap(WorkbenchNavigation::uuid);
    }

    private static RouteParameters parameters(UUID conversation) {
        return new RouteParameters(CONVERSATION, conversation.toString());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
