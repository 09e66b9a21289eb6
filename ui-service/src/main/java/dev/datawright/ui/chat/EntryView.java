package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;

/// One entry of the chat on the screen.
abstract class EntryView<E extends Timeline.Entry> extends Div {
    private static final long serialVersionUID = 1L;

    private final String key;

    EntryView(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    abstract void show(E entry);
}
