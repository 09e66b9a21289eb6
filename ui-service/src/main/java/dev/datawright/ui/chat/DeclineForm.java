package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import java.util.function.Consumer;

/// Asks in one line why a job is not to run yet. The reason may stay empty.
final class DeclineForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    private final Input reason = new Input();

    /// @param onDecline takes the reason
    /// @param onBack called when the person goes back to the question
    DeclineForm(Consumer<String> onDecline, Runnable onBack) {
        addClassName("decline");
        reason.setId("decline-reason-" + java.util.UUID.randomUUID());
        reason.getElement()
                .setAttribute("maxlength", Integer.toString(LONGEST))
                .setAttribute("data-testid", "decline-reason")
                .setAttribute("autocomplete", "off");
        NativeLabel label = new NativeLabel("What should be different? (optional)");
        label.setFor(reason);
        NativeButton say = new NativeButton("Say “not yet”", click -> onDecline.accept(reason.getValue()));
        say.addClassName("primary");
        say.getElement().setAttribute("data-testid", "decline");
        NativeButton back = new NativeButton("Back", click -> onBack.run());
        back.addClassName("plain");
        reason.getElement()
                .addEventListener("keydown", event -> onDecline.accept(reason.getValue()))
                .setFilter("event.key === 'Enter' && !event.isComposing")
                .synchronizeProperty("value");
        getElement().addEventListener("keydown", event -> onBack.run()).setFilter("event.key === 'Escape'");
        Div buttons = new Div(say, back);
        buttons.addClassName("buttons");
        add(label, reason, buttons);
    }

    void focus() {
        reason.focus();
    }
}
