package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.function.Consumer;

/// What a narrow screen has instead of three panes side by side: the way to the rail, and one tab for each pane.
final class NarrowBar extends Div {
    private static final long serialVersionUID = 1L;

    private final Tab chat = new Tab("Chat");
    private final Tab dataset = new Tab("Dataset");
    private final Tabs tabs = new Tabs(chat, dataset);
    private final NativeButton menu = new NativeButton("Menu");

    /// @param onPane takes `chat` or `dataset`
    NarrowBar(Runnable onMenu, Consumer<String> onPane) {
        addClassName("bar");
        menu.addClassNames("plain", "menu");
        menu.getElement().setAttribute("aria-controls", "rail").setAttribute("data-testid", "menu");
        menu.addClickListener(click -> onMenu.run());
        tabs.getElement().setAttribute("aria-label", "Panes");
        chat.getElement().setAttribute("data-testid", "pane-chat");
        dataset.getElement().setAttribute("data-testid", "pane-dataset");
        tabs.addSelectedChangeListener(
                change -> onPane.accept(change.getSelectedTab() == dataset ? "dataset" : "chat"));
        add(menu, tabs);
        showDrawer(false);
    }

    void showPane(String pane) {
        tabs.setSelectedTab("chat".equals(pane) ? chat : dataset);
    }

    void showColumnCount(int count) {
        dataset.setLabel(count == 0 ? "Dataset" : "Dataset · " + count);
    }

    void showDrawer(boolean open) {
        menu.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    }

    void focusMenu() {
        menu.focus();
    }
}
