package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import dev.datawright.contract.conversation.Conversation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The product's name, the way to a new dataset, and the conversations so far.
final class Rail extends Div {
    private static final long serialVersionUID = 1L;

    private final UnorderedList list = new UnorderedList();
    private final Paragraph none = new Paragraph("Your datasets will be listed here.");
    private final Runnable onChosen;

    /// @param onChosen called when the person went somewhere, so that a drawer can close
    Rail(Runnable onNew, Runnable onChosen) {
        this.onChosen = onChosen;
        addClassName("rail");
        setId("rail");
        Span square = new Span();
        square.addClassName("logo");
        square.getElement().setAttribute("aria-hidden", "true");
        Anchor home = new Anchor("", square, new Span("Datawright"));
        home.addClassName("product");
        NativeButton fresh = new NativeButton("New dataset", click -> {
            onNew.run();
            onChosen.run();
        });
        fresh.addClassNames("plain", "wide");
        fresh.getElement().setAttribute("data-testid", "new-dataset");
        H2 heading = new H2("Datasets");
        heading.setId("rail-heading");
        none.addClassName("rail-none");
        Nav nav = new Nav(heading, list, none);
        nav.getElement().setAttribute("aria-labelledby", "rail-heading");
        NativeButton theme = new NativeButton("Light or dark");
        theme.addClassNames("link", "theme");
        theme.getElement()
                .setAttribute("data-testid", "theme")
                .setAttribute("onclick", "window.datawright.switchScheme()");
        add(home, fresh, nav, theme);
    }

    void show(List<Conversation> conversations, @Nullable UUID current) {
        list.removeAll();
        none.setVisible(conversations.isEmpty());
        for (Conversation conversation : conversations) {
            String title = conversation.title().isBlank() ? "Untitled" : conversation.title();
            RouterLink link = WorkbenchNavigation.link(title, conversation.id());
            link.getElement().setAttribute("title", title);
            link.getElement().addEventListener("click", event -> onChosen.run());
            ListItem item = new ListItem(link);
            if (conversation.id().equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            item.setClassName("active-run", conversation.activeRunId() != null);
            list.add(item);
        }
    }
}
