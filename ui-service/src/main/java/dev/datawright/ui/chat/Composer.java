package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/// Where the person types, at any time. The draft lives in the browser: Enter, Shift+Enter, focus, the limit and the
/// draft across a reload are the script's work, so that typing never waits for the server.
final class Composer extends Div {
    private static final long serialVersionUID = 1L;
    /// The longest message the agent takes, in characters.
    static final int LONGEST = 20_000;

    private final Element area = new Element("textarea");
    private final NativeButton send = new NativeButton("Send");
    private final NativeButton stop = new NativeButton("Stop");
    private final Span hint = new Span();

    Composer(ChatActions actions) {
        addClassName("composer");
        area.setAttribute("rows", "1")
                .setAttribute("aria-label", "Your message")
                .setAttribute("aria-describedby", "composer-hint composer-note")
                .setAttribute("data-testid", "composer")
                .setAttribute("placeholder", "Describe your dataset");
        send.addClassNames("plain", "send");
        send.getElement().setAttribute("data-testid", "send").setAttribute("type", "button");
        stop.addClassNames("plain", "stop");
        stop.getElement().setAttribute("data-testid", "stop").setAttribute("type", "button");
        stop.addClickListener(click -> {
            stop.setEnabled(false);
            actions.stop();
        });
        hint.setId("composer-hint");
        hint.addClassName("hint");
        hint.getElement().setAttribute("data-testid", "composer-hint").setAttribute("aria-live", "polite");
        Span note = new Span();
        note.setId("composer-note");
        note.addClassNames("hint", "note");
        note.getElement().setAttribute("data-testid", "composer-note").setAttribute("role", "status");
        Div box = new Div();
        box.addClassName("composer-box");
        box.getElement().appendChild(area, stop.getElement(), send.getElement());
        add(box, note, hint);
        getElement().setAttribute("data-longest", Integer.toString(LONGEST));
        getElement()
                .addEventListener(
                        "say",
                        event -> actions.send(
                                event.getEventData().get("event.detail.text").asString()))
                .addEventData("event.detail.text");
        addAttachListener(attach -> getElement()
                .executeJs("window.datawright.composer(this, $0, $1, $2)", area, send.getElement(), note.getElement()));
        show(false, true);
    }

    /// @param busy the agent works, so that a message waits for its turn
    /// @param reachable whether the agent can be reached
    void show(boolean busy, boolean reachable) {
        getElement().setAttribute("data-away", Boolean.toString(!reachable));
        stop.setVisible(busy);
        stop.setEnabled(reachable);
        if (!reachable) {
            hint.setText("The agent is away. What you write stays here; send it when the agent is back.");
        } else if (busy) {
            hint.setText("At work. What you send now waits its turn.");
        } else {
            hint.setText("Enter sends, Shift+Enter starts a new line.");
        }
    }

    void suggest(boolean started) {
        area.setAttribute("placeholder", started ? "Ask for a change" : "Describe your dataset");
    }

    /// Shows the draft that was being written at this place.
    ///
    /// @param carry what is being written moves to this place instead
    void showDraft(String place, boolean carry) {
        getElement().executeJs("window.datawright.draft(this, $0, $1, $2)", area, place, carry);
    }

    /// Gives words back that were not taken; what is being written stays, after them.
    void giveBack(String text) {
        getElement().executeJs("window.datawright.giveBack(this, $0, $1)", area, text);
    }

    void focus() {
        getElement().executeJs("window.datawright.focus($0)", area);
    }
}
