package dev.datawright.ui.report;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Asks for rows beside those that are ready.
final class MoreRows extends Div {
    private static final long serialVersionUID = 1L;
    private static final long MOST = 1_000_000_000L;

    private final Input number = new Input();
    private final NativeButton ask = new NativeButton("Generate more");
    private final Span trouble = new Span();
    private String offered = "";

    MoreRows(Consumer<Long> generate) {
        addClassName("more-rows");
        number.setId("more-rows");
        number.setValueChangeMode(ValueChangeMode.EAGER);
        number.getElement()
                .setAttribute("inputmode", "numeric")
                .setAttribute("autocomplete", "off")
                .setAttribute("data-testid", "more-rows");
        NativeLabel label = new NativeLabel("more rows");
        label.setFor(number);
        ask.addClassNames("quiet", "small-button");
        ask.getElement().setAttribute("data-testid", "generate-more");
        ask.addClickListener(click -> ask(generate));
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        add(number, label, ask, trouble);
    }

    /// Offers as many again, unless the person has typed another number.
    void offer(long rows) {
        if (number.getValue().equals(offered)) {
            offered = Long.toString(rows);
            number.setValue(offered);
        }
    }

    void allow(boolean allowed) {
        ask.setEnabled(allowed);
    }

    private void ask(Consumer<Long> generate) {
        String text = number.getValue().strip().replace(",", "");
        boolean good = text.matches("[0-9]{1,10}") && Long.parseLong(text) >= 1 && Long.parseLong(text) <= MOST;
        trouble.setText(good ? "" : "Give a whole number from 1 to a billion.");
        trouble.setVisible(!good);
        if (good) {
            generate.accept(Long.parseLong(text));
        }
    }
}
