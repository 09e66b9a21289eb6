package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.function.Consumer;

/// Where the person types. The draft lives in the browser: Enter, Shift+Enter, focus and the draft across a reload are
/// the script's work, so that typing never waits for the server.
final class Composer extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 20_000;

    private final Element area = new Element("textarea");
    private final NativeButton send = new NativeButton("Send");
    private final NativeButton stop = new NativeButton("Stop");
    private final Span hint = new Span();

    Composer(Consumer<String> onSend, Runnable onStop) {
        addClassName("composer");
        area.setAttribute("rows", "1")
                .setAttribute("maxlength", Integer.toString(LONGEST))
                .setAttribute("aria-label", "Your message")
                .setAttribute("aria-describedby", "composer-hint")
                .setAttribute("data-testid", "composer")
                .setAttribute("placeholder", "Describe your dataset");
        send.addClassNames("plain", "send");
        send.getElement().setAttribute("data-testid", "send").setAttribute("type", "button");
        stop.addClassNames("plain", "stop");
        stop.getElement().setAttribute("data-testid", "stop").setAttribute("type", "button");
        stop.addClickListener(click -> {
            stop.setEnabled(false);
            onStop.run();
        });
        hint.setId("composer-hint");
        hint.addClassName("hint");
        hint.getElement().setAttribute("data-testid", "composer-hint").setAttribute("aria-live", "polite");
        Div box = new Div();
        box.addClassName("composer-box");
        box.getElement().appendChild(area, send.getElement(), stop.getElement());
        add(box, hint);
        getElement()
                .addEventListener(
                        "say",
                        event -> onSend.accept(
                                event.getEventData().get("event.detail.text").asString()))
                .addEventData("event.detail.text");
        addAttachListener(
                attach -> getElement().executeJs("window.datawright.composer(this, $0, $1)", area, send.getElement()));
        show(false, true);
    }

    /// @param busy the agent works, so that a message would be refused
    /// @param reachable whether the agent can be reached
    void show(boolean busy, boolean reachable) {
        getElement().setAttribute("data-busy", Boolean.toString(busy || !reachable));
        stop.setVisible(busy);
        stop.setEnabled(busy && reachable);
        send.setVisible(!busy);
        send.setEnabled(reachable);
        if (!reachable) {
            hint.setText("The agent is away. You can write; sending waits until it is back.");
        } else if (busy) {
            hint.setText("Datawright is working; sending waits until it is done or stopped.");
        } else {
            hint.setText("Enter sends, Shift+Enter starts a new line.");
        }
    }

    void suggest(boolean started) {
        area.setAttribute("placeholder", started ? "Ask for a change" : "Describe your dataset");
    }

    /// Gives a message back that was not taken.
    void giveBack(String text) {
        getElement().executeJs("window.datawright.giveBack($0, $1)", area, text);
    }

    void focus() {
        getElement().executeJs("window.datawright.focus($0)", area);
    }
}
