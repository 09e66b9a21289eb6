package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// Stands where the table will be: an empty sheet.
final class Placeholder extends Div {
    private static final long serialVersionUID = 1L;

    Placeholder() {
        Div sheet = new Div();
        sheet.addClassName("sheet");
        sheet.getElement().setAttribute("aria-hidden", "true");
        for (int i = 0; i < 6; i++) {
            Div row = new Div();
            for (int width : List.of(1, 2, 3, 2)) {
                Span cell = new Span();
                cell.addClassName("w" + width);
                row.add(cell);
            }
            sheet.add(row);
        }
        add(sheet, new Paragraph("The table stands here as soon as there are columns."));
        addClassName("placeholder");
    }
}
