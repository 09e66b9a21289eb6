package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The person's words, in a bubble, exactly as they were typed; and the way to say them otherwise.
final class SaidView extends EntryView<Entry.Said> {
    private static final long serialVersionUID = 1L;

    private final transient ChatActions actions;
    private final Div bubble = new Div();
    private final NativeButton edit = new NativeButton("Edit");
    private @Nullable EditForm form;
    private transient Entry.Said said;

    SaidView(Entry.Said said, ChatActions actions) {
        super(Entry.Said.class);
        this.actions = actions;
        this.said = said;
        addClassName("said-row");
        bubble.addClassName("said");
        bubble.getElement().setAttribute("data-testid", "message-user").setAttribute("role", "article");
        bubble.getElement().setAttribute("aria-label", "You");
        edit.addClassNames("link", "edit");
        edit.setAriaLabel("Edit this message and go on from here");
        edit.getElement().setAttribute("data-testid", "edit");
        edit.addClickListener(click -> startEditing());
        add(bubble, edit);
        show(said);
    }

    @Override
    void show(Entry.Said newSaid) {
        said = newSaid;
        bubble.setText(newSaid.text());
        bubble.setClassName("sending", newSaid.sending());
        edit.setVisible(!newSaid.sending() && form == null);
    }

    private void startEditing() {
        UUID message = said.id();
        if (message == null || form != null) {
            return;
        }
        EditForm opened = new EditForm(said.text(), (text, failed) -> actions.fork(message, text, failed), () -> {
            endEditing();
            edit.focus();
        });
        form = opened;
        bubble.setVisible(false);
        edit.setVisible(false);
        addClassName("editing");
        add(opened);
    }

    private void endEditing() {
        EditForm open = form;
        if (open != null) {
            remove(open);
            form = null;
        }
        removeClassName("editing");
        bubble.setVisible(true);
        show(said);
    }
}
