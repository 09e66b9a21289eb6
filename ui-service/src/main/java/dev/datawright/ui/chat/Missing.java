package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/// What stands at an address that leads to no conversation.
final class Missing extends Div {
    private static final long serialVersionUID = 1L;

    Missing() {
        addClassNames("welcome", "missing");
        getElement().setAttribute("data-testid", "missing").setAttribute("role", "status");
        Anchor start = new Anchor("", "Start a new dataset");
        start.getElement().setAttribute("data-testid", "missing-new");
        add(
                new H2("There is no such dataset"),
                new Paragraph("The address may be old, or the dataset was deleted, here or in another window."),
                new Paragraph(start));
    }
}
