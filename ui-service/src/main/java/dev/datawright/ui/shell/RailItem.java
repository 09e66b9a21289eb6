package dev.datawright.ui.shell;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.datawright.contract.conversation.Conversation;
import java.util.UUID;

/// One dataset in the rail: its name, whether the agent is at work on it, and what can be done with it.
final class RailItem extends ListItem {
    private static final long serialVersionUID = 1L;

    private final UUID id;
    private final RouterLink link;
    private final Span name = new Span();
    private final Span work = new Span();
    private final NativeButton menu = new NativeButton("⋯");
    private String title = "";

    RailItem(UUID id, Rail.Actions actions) {
        this.id = id;
        link = WorkbenchNavigation.link("", id);
        name.addClassName("rail-name");
        work.addClassName("rail-work");
        work.getElement().setAttribute("role", "img").setAttribute("aria-label", "at work");
        work.setTitle("At work");
        link.add(name, work);
        link.getElement().addEventListener("click", event -> actions.chosen());
        menu.addClassName("rail-menu");
        menu.getElement().setAttribute("aria-haspopup", "menu").setAttribute("data-testid", "dataset-menu");
        ContextMenu choices = new ContextMenu(menu);
        choices.setOpenOnClick(true);
        choices.addItem("Rename", click -> actions.rename(this)).getElement().setAttribute("data-testid", "rename");
        choices.addItem("Delete", click -> actions.delete(this)).getElement().setAttribute("data-testid", "delete");
        getElement().setAttribute("data-testid", "dataset-item");
        add(link, menu);
    }

    UUID conversation() {
        return id;
    }

    String title() {
        return title;
    }

    boolean isAtWork() {
        return work.isVisible();
    }

    void show(Conversation conversation, boolean current) {
        title = conversation.title().isBlank() ? "Untitled" : conversation.title();
        name.setText(title);
        link.getElement().setAttribute("title", title);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
        work.setVisible(conversation.activeRunId() != null);
        menu.setAriaLabel("Rename or delete “" + title + "”");
    }

    /// Where the keyboard goes on after a dialog about this dataset.
    void focusMenu() {
        menu.focus();
    }
}
