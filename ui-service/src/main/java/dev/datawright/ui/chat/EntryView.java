package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;

/// One entry of the chat on the screen.
abstract class EntryView<E extends Entry> extends Div {
    private static final long serialVersionUID = 1L;

    private final Class<E> kind;

    EntryView(Class<E> kind) {
        this.kind = kind;
    }

    /// Shows the entry as it is now.
    final void refresh(Entry entry) {
        if (kind.isInstance(entry)) {
            show(kind.cast(entry));
        }
    }

    abstract void show(E entry);
}
