package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// A calm pulse while nothing else moves; after five seconds (the style's work) it says what it waits for.
final class Thinking extends Div {
    private static final long serialVersionUID = 1L;

    private final Span pulse = new Span();
    private Waiting shown = Waiting.NOT;

    Thinking() {
        addClassName("thinking");
        getElement().setAttribute("data-testid", "thinking").setAttribute("role", "status");
        pulse.addClassName("pulse");
        pulse.getElement().setAttribute("role", "img").setAttribute("aria-label", "Datawright is working");
        setVisible(false);
    }

    void show(Waiting waiting) {
        if (waiting == shown) {
            return;
        }
        shown = waiting;
        setVisible(waiting != Waiting.NOT);
        removeAll();
        // A new element starts its delay anew.
        Span words = new Span(waiting.sentence());
        words.addClassName("thinking-words");
        add(pulse, words);
    }
}
