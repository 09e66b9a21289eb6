package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;

/// An address that leads nowhere.
@PageTitle("Nothing here · Datawright")
class LostView extends Div implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;

    LostView() {
        addClassName("lost");
        add(
                new H1("There is nothing at this address"),
                new Paragraph("The link may be old."),
                new Anchor("", "Go to your datasets"));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return NOT_FOUND;
    }
}
