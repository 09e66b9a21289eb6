package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands instead of a page that could not be built.
@PageTitle("Not built · Datawright")
class BrokenView extends Div implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(BrokenView.class);
    private static final int INTERNAL = 500;

    BrokenView() {
        addClassName("lost");
        add(
                new H1("This page could not be built"),
                new Paragraph("Something went wrong on our side. Your datasets are safe."),
                new Anchor("", "Try again"));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        log.error("A page could not be built", parameter.getException());
        return INTERNAL;
    }
}
