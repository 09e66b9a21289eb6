package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.UUID;

/// The messages that wait until the agent is done, each with a way to take it back.
final class QueueView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ChatActions actions;
    private transient List<Outbox.Waiter> shown = List.of();

    QueueView(ChatActions actions) {
        this.actions = actions;
        addClassName("queue");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Waiting messages");
    }

    void show(List<Outbox.Waiter> waiters) {
        if (waiters.equals(shown)) {
            return;
        }
        shown = List.copyOf(waiters);
        removeAll();
        waiters.forEach(waiter -> add(row(waiter)));
    }

    private Div row(Outbox.Waiter waiter) {
        Div bubble = new Div();
        bubble.setText(waiter.text());
        bubble.addClassNames("said", "waiting");
        Span state = new Span(waiter.id() == null ? "Sending" : "Waits until this is done");
        Div line = new Div(state);
        line.addClassName("queue-line");
        UUID id = waiter.id();
        if (id != null) {
            NativeButton back = new NativeButton("take back");
            back.addClassName("link");
            back.getElement().setAttribute("data-testid", "take-back");
            back.addClickListener(click -> {
                back.setEnabled(false);
                actions.takeBack(id, waiter.text());
            });
            line.add(back);
        }
        Div row = new Div(bubble, line);
        row.addClassName("said-row");
        row.getElement().setAttribute("data-testid", "queued").setAttribute("role", "article");
        row.getElement().setAttribute("aria-label", "You, waiting");
        return row;
    }
}
