package dev.datawright.ui.chat;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;

/// What stands where nothing was said yet: what to type, and three examples that run.
final class Welcome extends Div {
    private static final long serialVersionUID = 1L;

    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    "Parking tickets",
                    "200 parking tickets with ticket number, licence plate, street, date written, a fine between 15 and"
                            + " 250 and whether it was paid (70% are)"),
            new Example(
                    "Web shop orders",
                    "500 web shop orders with order number, customer name, city, order date, delivery date later than"
                            + " the order date, and a total with mean 60 and sd 15"),
            new Example(
                    "Gym members",
                    "100 gym members with name, age between 18 and 80, plan (basic, plus or family), date joined and"
                            + " whether they are active (85% are)"));

    private final Paragraph offline = new Paragraph();

    Welcome(Consumer<String> onExample) {
        addClassName("welcome");
        getElement().setAttribute("data-testid", "welcome");
        add(
                new H2("What should the rows look like?"),
                new Paragraph("Say how many rows, which columns, and what holds between them. You see a draft at once,"
                        + " change it in words, and generate when it is right."));
        Div examples = new Div();
        examples.addClassName("examples");
        int number = 1;
        for (Example example : EXAMPLES) {
            NativeButton button = new NativeButton();
            button.addClassName("example");
            Span title = new Span(example.title());
            title.addClassName("example-title");
            Span text = new Span(example.text());
            text.addClassName("example-text");
            button.getElement().appendChild(title.getElement(), text.getElement());
            button.getElement().setAttribute("data-testid", "example-" + number++);
            button.addClickListener(click -> onExample.accept(example.text()));
            examples.add(button);
        }
        Code command = new Code("./datawright up --gateway-url URL --gateway-key KEY");
        offline.add(
                new Text("The offline model answers: by rules, without cost, and only to common requests. To connect a"
                        + " real model, start with "),
                command,
                new Text("."));
        offline.addClassNames("notice", "offline");
        offline.getElement().setAttribute("data-testid", "offline");
        offline.setVisible(false);
        add(examples, offline);
    }

    void showOfflineModel(boolean shown) {
        offline.setVisible(shown);
    }

    private record Example(String title, String text) {}
}
