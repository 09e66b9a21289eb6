package dev.datawright.ui.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of a form on the page. It tells of every change a moment after the last key.
final class FormInput extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MILLIS = 300;
    private static final String INSERT = """
            const input = this.inputElement;
            const start = input.selectionStart ?? input.value.length;
            input.setRangeText($0, start, input.selectionEnd ?? start, 'end');
            input.dispatchEvent(new Event('input', { bubbles: true }));
            input.focus();
            """;

    private final FormField field;
    private final Control control;

    /// @param others names of the columns a template can refer to
    FormInput(FormField field, String value, List<String> others, Runnable changed) {
        this.field = field;
        addClassNames("field", "field-" + field.kind().name().toLowerCase(java.util.Locale.ROOT));
        control = switch (field.kind()) {
            case TEXT, NUMBER -> line(value, changed);
            case LINES, TEMPLATE -> area(value, changed);
            case FLAG -> flag(value, changed);
            case CHOICE -> choice(value, changed);
        };
        control.component().getElement().setAttribute("data-testid", "field-" + field.key());
        add(control.component());
        if (field.kind() == FormField.Kind.TEMPLATE && !others.isEmpty()) {
            add(inserts(others));
        }
    }

    String key() {
        return field.key();
    }

    String value() {
        return control.value().get();
    }

    /// Shows what is wrong at the field, or that nothing is.
    void complain(@Nullable String sentence) {
        control.complain().accept(sentence == null ? "" : sentence);
    }

    void focus() {
        if (control.component() instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private Control line(String value, Runnable changed) {
        TextField input = new TextField(field.label());
        input.setManualValidation(true);
        input.setValue(value);
        if (!field.hint().isEmpty()) {
            input.setHelperText(field.hint());
        }
        if (!field.unit().isEmpty()) {
            Span unit = new Span(field.unit());
            unit.addClassName("unit");
            input.setSuffixComponent(unit);
        }
        if (field.kind() == FormField.Kind.NUMBER) {
            input.getElement().setAttribute("inputmode", "decimal");
        }
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE_MILLIS);
        input.addValueChangeListener(change -> tell(change.isFromClient(), changed));
        return new Control(input, input::getValue, sentence -> {
            input.setErrorMessage(sentence);
            input.setInvalid(!sentence.isEmpty());
        });
    }

    private Control area(String value, Runnable changed) {
        TextArea input = new TextArea(field.label());
        input.setManualValidation(true);
        input.setMinRows(field.kind() == FormField.Kind.LINES ? 4 : 2);
        input.setMaxRows(12);
        input.setValue(value);
        if (!field.hint().isEmpty()) {
            input.setHelperText(field.hint());
        }
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE_MILLIS);
        input.addValueChangeListener(change -> tell(change.isFromClient(), changed));
        return new Control(input, input::getValue, sentence -> {
            input.setErrorMessage(sentence);
            input.setInvalid(!sentence.isEmpty());
        });
    }

    private Control flag(String value, Runnable changed) {
        Checkbox input = new Checkbox(field.label(), Boolean.parseBoolean(value));
        input.setManualValidation(true);
        input.addValueChangeListener(change -> tell(change.isFromClient(), changed));
        return new Control(input, () -> Boolean.toString(input.getValue()), sentence -> {
            input.setErrorMessage(sentence);
            input.setInvalid(!sentence.isEmpty());
        });
    }

    private Control choice(String value, Runnable changed) {
        Select<FormField.Choice> input = new Select<>();
        input.setLabel(field.label());
        input.setManualValidation(true);
        input.setItemLabelGenerator(FormField.Choice::word);
        input.setItems(field.choices());
        field.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .ifPresent(input::setValue);
        input.addValueChangeListener(change -> tell(change.isFromClient(), changed));
        return new Control(
                input,
                () -> {
                    FormField.@Nullable Choice chosen = input.getValue();
                    return chosen == null ? value : chosen.value();
                },
                sentence -> {
                    input.setErrorMessage(sentence);
                    input.setInvalid(!sentence.isEmpty());
                });
    }

    private static void tell(boolean byPerson, Runnable changed) {
        if (byPerson) {
            changed.run();
        }
    }

    private Div inserts(List<String> others) {
        Span words = new Span("Insert");
        Div inserts = new Div(words);
        inserts.addClassName("inserts");
        inserts.getElement().setAttribute("role", "group").setAttribute("aria-label", "Columns to insert");
        for (String name : others) {
            NativeButton insert = new NativeButton(name);
            insert.addClassName("chip");
            insert.getElement().setAttribute("data-testid", "insert-" + name);
            insert.addClickListener(click -> control.component().getElement().executeJs(INSERT, "{{ " + name + " }}"));
            inserts.add(insert);
        }
        return inserts;
    }

    private record Control(
            Component component,
            java.util.function.Supplier<String> value,
            java.util.function.Consumer<String> complain) {}
}
