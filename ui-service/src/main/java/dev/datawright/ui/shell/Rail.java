package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.ui.usage.UsageLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The product's name, the way to a new dataset, and the datasets so far: found by a word, renamed, deleted.
final class Rail extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SEARCH_PAUSE_MILLIS = 300;

    private final transient Actions actions;
    private final Input search = new Input();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph none = new Paragraph();
    private final NativeButton more = new NativeButton("Show more");
    private final Span offline = new Span("Offline model");
    private final NativeButton close = new NativeButton("Close");
    private final Map<UUID, RailItem> items = new LinkedHashMap<>();

    Rail(Actions actions) {
        this.actions = actions;
        addClassName("rail");
        setId("rail");
        NativeButton fresh = new NativeButton("New dataset", click -> {
            actions.startNew();
            actions.chosen();
        });
        fresh.addClassNames("plain", "wide");
        fresh.getElement().setAttribute("data-testid", "new-dataset");
        close.addClassNames("plain", "close-drawer");
        close.getElement().setAttribute("data-testid", "close-drawer");
        close.addClickListener(click -> actions.leaveDrawer());
        Div top = new Div(home(), close);
        top.addClassName("rail-top");
        getElement()
                .addEventListener("keydown", event -> actions.leaveDrawer())
                .setFilter("event.key === 'Escape' && !event.defaultPrevented");
        add(top, fresh, searchBox(), datasets(), foot());
    }

    /// @param query what was searched for; blank for all
    /// @param hasMore whether there are more than these
    void show(List<Conversation> conversations, @Nullable UUID current, String query, boolean hasMore) {
        List<UUID> wanted = conversations.stream().map(Conversation::id).toList();
        for (UUID known : new ArrayList<>(items.keySet())) {
            if (!wanted.contains(known)) {
                RailItem gone = items.remove(known);
                if (gone != null) {
                    list.remove(gone);
                }
            }
        }
        for (int i = 0; i < conversations.size(); i++) {
            Conversation conversation = conversations.get(i);
            RailItem item = items.computeIfAbsent(conversation.id(), id -> new RailItem(id, actions));
            item.show(conversation, conversation.id().equals(current));
            // Moving an element takes its focus away, so that only those out of place are moved.
            if (item.getParent().isEmpty() || list.indexOf(item) != i) {
                list.addComponentAtIndex(i, item);
            }
        }
        none.setText(
                query.isBlank() ? "Your datasets will be listed here." : "Nothing here has “" + query + "” in it.");
        none.setVisible(conversations.isEmpty());
        more.setVisible(hasMore);
        more.setEnabled(true);
    }

    /// Says why there is no list; one that is shown stays.
    void showFailure(String sentence) {
        if (items.isEmpty()) {
            none.setText(sentence);
            none.setVisible(true);
        }
        more.setEnabled(true);
    }

    void showOfflineModel(boolean shown) {
        offline.setVisible(shown);
    }

    void focusClose() {
        close.focus();
    }

    private static Anchor home() {
        Span square = new Span();
        square.addClassName("logo");
        square.getElement().setAttribute("aria-hidden", "true");
        Anchor home = new Anchor("", square, new Span("Datawright"));
        home.addClassName("product");
        return home;
    }

    private Input searchBox() {
        search.addClassName("rail-search");
        search.setPlaceholder("Search datasets");
        search.setAriaLabel("Search datasets by their names and messages");
        search.setType("search");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_PAUSE_MILLIS);
        search.getElement()
                .setAttribute("data-testid", "search")
                .setAttribute("autocomplete", "off")
                .setAttribute("maxlength", "200");
        search.addValueChangeListener(change -> actions.search(change.getValue()));
        return search;
    }

    private Nav datasets() {
        H2 heading = new H2("Datasets");
        heading.setId("rail-heading");
        none.addClassName("rail-none");
        none.getElement().setAttribute("role", "status").setAttribute("data-testid", "rail-none");
        none.setVisible(false);
        more.addClassNames("link", "rail-more");
        more.getElement().setAttribute("data-testid", "rail-more");
        more.setVisible(false);
        more.addClickListener(click -> {
            more.setEnabled(false);
            actions.more();
        });
        Nav nav = new Nav(heading, list, none, more);
        nav.getElement().setAttribute("aria-labelledby", "rail-heading").setAttribute("data-testid", "datasets");
        return nav;
    }

    private Div foot() {
        NativeButton theme = new NativeButton("Light or dark");
        theme.addClassNames("link", "theme");
        theme.getElement()
                .setAttribute("data-testid", "theme")
                .setAttribute("onclick", "window.datawright.switchScheme()");
        offline.addClassName("rail-offline");
        offline.setTitle("No real model is connected. Start Datawright with --gateway-url and --gateway-key for one.");
        offline.setVisible(false);
        Div foot = new Div(new UsageLink(), theme, offline);
        foot.addClassName("rail-foot");
        return foot;
    }

    /// What a person does in the rail.
    interface Actions {
        void startNew();

        /// The person went somewhere, so that a drawer can close.
        void chosen();

        /// The person is done with the drawer and went nowhere.
        void leaveDrawer();

        void search(String query);

        void more();

        void rename(RailItem item);

        void delete(RailItem item);
    }
}
