package dev.datawright.ui.preview;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;

/// One value in full: a long text with its line breaks, or the parts of a person.
final class WholeValue extends Dialog {
    private static final long serialVersionUID = 1L;

    WholeValue(String column, long row, Object value) {
        setHeaderTitle("%s, row %d".formatted(column, row + 1));
        addClassName("whole-value");
        setWidth("min(640px, 92vw)");
        getElement().setAttribute("data-testid", "whole-value");
        if (value instanceof Map<?, ?> parts) {
            DescriptionList list = new DescriptionList();
            parts.forEach((name, part) -> {
                list.add(new DescriptionList.Term(String.valueOf(name).replace('_', ' ')));
                list.add(new DescriptionList.Description(part == null ? "–" : part.toString()));
            });
            add(list);
        } else {
            Paragraph text = new Paragraph(value.toString());
            Div body = new Div(text);
            body.addClassName("whole-text");
            body.getElement().setAttribute("tabindex", "0").setAttribute("role", "document");
            add(body);
        }
        NativeButton close = new NativeButton("Close", click -> close());
        close.addClassName("plain");
        close.getElement().setAttribute("data-testid", "close-value");
        getFooter().add(close);
    }
}
