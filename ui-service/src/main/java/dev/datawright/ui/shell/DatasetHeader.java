package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.datawright.contract.design.Design;
import dev.datawright.ui.design.UndoSteps;
import dev.datawright.ui.job.Amounts;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The dataset's name, which can be changed in its place, what it holds in a line, and undo and redo.
final class DatasetHeader extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 200;

    private final transient Consumer<String> rename;
    private final H1 name = new H1();
    private final Input input = new Input();
    private final NativeButton edit = new NativeButton("Rename");
    private final Span facts = new Span();
    private final Span trouble = new Span();
    private final NativeButton undo = new NativeButton("Undo");
    private final NativeButton redo = new NativeButton("Redo");
    private final Div title;
    private final Div rest;
    private transient UndoSteps steps = new UndoSteps(Optional.empty(), Optional.empty());
    private String shown = "";
    /// The name that was refused: leaving the field with it still there does not ask again.
    private String refused = "";

    DatasetHeader(Consumer<String> rename, IntConsumer restore) {
        this.rename = rename;
        addClassName("dataset-header");
        name.getElement().setAttribute("data-testid", "design-name");
        input.addClassName("name-input");
        input.setValueChangeMode(ValueChangeMode.EAGER);
        input.getElement()
                .setAttribute("aria-label", "Name of the dataset")
                .setAttribute("maxlength", Integer.toString(LONGEST_NAME))
                .setAttribute("data-testid", "name-input");
        input.getElement()
                .addEventListener("keydown", event -> save())
                .setFilter("event.key === 'Enter' && !event.isComposing");
        input.getElement().addEventListener("keydown", event -> stop()).setFilter("event.key === 'Escape'");
        input.getElement().addEventListener("blur", event -> save());
        edit.addClassNames("link", "small");
        edit.getElement()
                .setAttribute("data-testid", "rename-dataset")
                .setAttribute("aria-label", "Rename the dataset");
        edit.addClickListener(click -> start());
        facts.addClassName("facts-line");
        facts.getElement().setAttribute("data-testid", "design-facts");
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert").setAttribute("data-testid", "name-trouble");
        step(undo, "undo-version", () -> steps.undo().ifPresent(restore::accept));
        step(redo, "redo-version", () -> steps.redo().ifPresent(restore::accept));
        title = new Div(name, input, edit);
        title.addClassName("dataset-title");
        rest = new Div(undo, redo);
        rest.addClassName("steps");
        add(title, facts, rest, trouble);
        input.setVisible(false);
        trouble.setVisible(false);
        showSteps(steps);
    }

    void show(Design design) {
        shown = design.name().isBlank() ? "Untitled dataset" : design.name();
        name.setText(shown);
        facts.setText(facts(design));
    }

    void showSteps(UndoSteps newSteps) {
        steps = newSteps;
        undo.setEnabled(steps.undo().isPresent());
        redo.setEnabled(steps.redo().isPresent());
        undo.getElement()
                .setAttribute(
                        "title", steps.undo().map(to -> "Back to version " + to).orElse("Nothing to undo"));
        redo.getElement()
                .setAttribute(
                        "title", steps.redo().map(to -> "Again version " + to).orElse("Nothing to redo"));
    }

    /// Says why the name was not taken; what was typed is there to be changed.
    void refuseName(String typed, String sentence) {
        start();
        refused = typed;
        input.setValue(typed);
        trouble.setText(sentence);
        trouble.setVisible(true);
    }

    private void start() {
        refused = "";
        input.setValue(shown);
        editing(true);
        input.getElement().executeJs("this.focus(); this.select()");
    }

    private void stop() {
        editing(false);
        edit.focus();
    }

    private void editing(boolean editing) {
        trouble.setVisible(false);
        input.setVisible(editing);
        name.setVisible(!editing);
        edit.setVisible(!editing);
    }

    private void save() {
        if (!input.isVisible()) {
            return;
        }
        String typed = input.getValue().strip();
        if (typed.equals(refused) && !typed.isEmpty()) {
            return;
        }
        stop();
        if (!typed.isEmpty() && !typed.equals(shown)) {
            rename.accept(typed);
        }
    }

    private static void step(NativeButton button, String testId, Runnable action) {
        button.addClassNames("quiet", "small-button");
        button.getElement().setAttribute("data-testid", testId);
        button.addClickListener(click -> {
            button.setEnabled(false);
            action.run();
        });
    }

    private static String facts(Design design) {
        int count = design.outputColumns().size();
        StringJoiner words = new StringJoiner(" · ");
        words.add(count == 1 ? "1 column" : count + " columns");
        if (design.rows() != null) {
            words.add(Amounts.rows(design.rows()));
        }
        if (design.seed() != null) {
            words.add("seed " + design.seed());
        }
        words.add("version " + design.version());
        return words.toString();
    }
}
