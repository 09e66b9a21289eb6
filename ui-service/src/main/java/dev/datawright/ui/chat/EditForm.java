package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// An earlier message, open for other words. Enter sends, Escape leaves it as it was.
final class EditForm extends Div {
    private static final long serialVersionUID = 1L;

    private final Element area = new Element("textarea");
    private final NativeButton send = new NativeButton("Go on from here");
    private final Paragraph note = new Paragraph();

    /// @param onSend takes the words, and who hears a sentence when they were not taken
    EditForm(String text, BiConsumer<String, Consumer<String>> onSend, Runnable onCancel) {
        addClassName("edit-form");
        getElement().setAttribute("data-testid", "edit-form").setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Edit the message");
        area.setAttribute("rows", "1")
                .setAttribute("aria-label", "The message in other words")
                .setAttribute("data-testid", "edit-text")
                .setProperty("value", text);
        Paragraph what = new Paragraph("Starts a new dataset from this point; this one stays as it is.");
        what.addClassName("hint");
        send.addClassName("primary");
        send.getElement().setAttribute("type", "button").setAttribute("data-testid", "edit-send");
        NativeButton cancel = new NativeButton("Cancel", click -> onCancel.run());
        cancel.addClassName("plain");
        cancel.getElement().setAttribute("data-testid", "edit-cancel");
        note.addClassName("trouble-line");
        note.getElement().setAttribute("role", "alert").setAttribute("data-testid", "edit-note");
        Div buttons = new Div(send, cancel);
        buttons.addClassName("buttons");
        getElement().appendChild(area);
        add(what, note, buttons);
        getElement()
                .addEventListener("say", event -> {
                    send.setEnabled(false);
                    onSend.accept(event.getEventData().get("event.detail.text").asString(), this::notSent);
                })
                .addEventData("event.detail.text");
        getElement().addEventListener("leave", event -> onCancel.run());
        addAttachListener(attach -> getElement()
                .executeJs("window.datawright.editor(this, $0, $1, $2)", area, send.getElement(), note.getElement()));
    }

    private void notSent(String sentence) {
        send.setEnabled(true);
        getElement().executeJs("$0.textContent = $1", note.getElement(), sentence);
    }
}
