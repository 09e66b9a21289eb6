package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The form of one column. What is wrong is said at its field while the person types; nothing is stored before they
/// save, and a newer version of the design leaves their edit as it is.
final class ColumnEditor extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ColumnDesk desk;
    private final transient @Nullable ColumnConfig original;
    private final transient Consumer<String> close;
    private final Map<String, String> values = new HashMap<>();
    private final transient Map<String, FormInput> inputs = new LinkedHashMap<>();
    private final Div fields = new Div();
    private final Paragraph said = new Paragraph();
    private final Paragraph trouble = new Paragraph();
    private final Paragraph newer = new Paragraph();
    private final transient FormInput name;
    private final NativeButton save = new NativeButton();
    private transient Design design;
    private ColumnType type;
    private int judgements;
    private boolean saving;

    /// @param original null for a new column
    /// @param close told the name the column was saved with; empty when it was left as it was
    @SuppressWarnings("this-escape")
    ColumnEditor(Design design, @Nullable ColumnConfig original, ColumnDesk desk, Consumer<String> close) {
        this.design = design;
        this.original = original;
        this.desk = desk;
        this.close = close;
        this.type = original == null ? ColumnType.CHOICE : ColumnType.of(original);
        if (original == null) {
            values.putAll(usual(type));
        } else {
            values.putAll(FormValues.of(original, design.why().getOrDefault(original.name(), "")));
        }
        addClassName("column-editor");
        getElement().setAttribute("data-testid", "column-editor").setAttribute("role", "group");
        String heading = original == null ? "A new column" : "Edit " + original.name();
        getElement().setAttribute("aria-label", heading);
        fields.addClassName("fields");
        said.addClassName("says");
        said.getElement().setAttribute("role", "status").setAttribute("data-testid", "column-says");
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert").setAttribute("data-testid", "column-trouble");
        newer.addClassName("newer");
        newer.getElement().setAttribute("role", "status").setAttribute("data-testid", "column-newer");
        save.addClassName("primary");
        save.getElement().setAttribute("data-testid", "save-column");
        save.addClickListener(click -> save());
        NativeButton leave =
                new NativeButton(original == null ? "Add nothing" : "Leave as it was", click -> close.accept(""));
        leave.addClassName("plain");
        leave.getElement().setAttribute("data-testid", "leave-column");
        Div buttons = new Div(save, leave);
        buttons.addClassName("buttons");
        name = new FormInput(
                FormField.text("name", "Name", ""), values.getOrDefault("name", ""), List.of(), () -> changed("name"));
        Div top = new Div(name, kinds());
        top.addClassNames("fields", "column-top");
        add(new H3(heading), top, fields, said, trouble, newer, buttons);
        trouble.setVisible(false);
        newer.setVisible(false);
        build();
        look(false);
    }

    /// The name the column has in the design; empty for a new one.
    String columnName() {
        return original == null ? "" : original.name();
    }

    void focusName() {
        name.focus();
    }

    /// Another version has come while the form is open.
    void designMoved(Design next) {
        if (saving || next.version() <= design.version()) {
            return;
        }
        Optional<ColumnConfig> now = next.config().column(columnName());
        String there = original == null
                ? ""
                : now.map(column -> column.equals(original)
                                ? " It left %s as it was.".formatted(column.name())
                                : " There, %s is: %s.".formatted(column.name(), ColumnWords.sentence(column)))
                        .orElse(" It has no %s any more; saving adds it again.".formatted(columnName()));
        newer.setText("Version %d came meanwhile (%s).%s Your edit is kept; saving puts it on top of version %d."
                .formatted(next.version(), next.summary(), there, next.version()));
        newer.setVisible(true);
        design = next;
        look(true);
    }

    private Select<ColumnType> kinds() {
        Select<ColumnType> kinds = new Select<>();
        kinds.setLabel("Kind of column");
        kinds.addClassName("field");
        kinds.setItemLabelGenerator(ColumnType::sentence);
        kinds.setItems(ColumnType.offered(type));
        kinds.setValue(type);
        kinds.getElement().setAttribute("data-testid", "field-kind");
        kinds.addValueChangeListener(change -> {
            if (change.getValue() != null && change.isFromClient()) {
                collect();
                type = change.getValue();
                usual(type).forEach(values::putIfAbsent);
                // What one kind is written as means nothing to another.
                values.put("convert", usual(type).getOrDefault("convert", ""));
                build();
                look(true);
            }
        });
        return kinds;
    }

    private Map<String, String> usual(ColumnType wanted) {
        return FormValues.usual(
                wanted, design.config(), Year.now(ZoneOffset.UTC).getValue());
    }

    private void build() {
        fields.removeAll();
        inputs.clear();
        inputs.put("name", name);
        List<FormField> wanted = new ArrayList<>();
        wanted.addAll(FormFields.of(type, design.config(), values.getOrDefault("category", "")));
        wanted.add(FormField.text("why", "Why it is there", "Your words or the assumption behind it."));
        wanted.add(FormField.flag("drop", "Helper: other columns may use it, the file leaves it out"));
        List<String> others = design.config().columns().stream()
                .map(ColumnConfig::name)
                .filter(other -> !other.equals(columnName()))
                .toList();
        for (FormField field : wanted) {
            FormInput input =
                    new FormInput(field, values.getOrDefault(field.key(), ""), others, () -> changed(field.key()));
            inputs.put(field.key(), input);
            fields.add(input);
        }
    }

    private void changed(String key) {
        collect();
        if ("category".equals(key)) {
            build();
        }
        look(true);
    }

    private void collect() {
        inputs.forEach((key, input) -> values.put(key, input.value()));
    }

    /// Says what the form holds and what is wrong with it.
    ///
    /// @param aloud whether fields the person has not filled in yet are complained about
    private void look(boolean aloud) {
        ColumnForm.Outcome outcome = ColumnForm.read(type, values, design.config(), originalName());
        save.setText(verb(values.getOrDefault("name", "").strip()));
        ColumnConfig column = outcome.column();
        said.setText(column == null ? "" : ColumnWords.sentence(column) + ".");
        said.setVisible(column != null);
        judgements++;
        if (column == null) {
            complain(aloud ? filledIn(outcome.complaints()) : Map.of(), List.of());
            return;
        }
        int judgement = judgements;
        DataDesignerConfig judged = ColumnSwap.in(design.config(), originalName(), column);
        desk.judge(judged, violations -> {
            if (judgement == judgements) {
                FieldViolations at = FieldViolations.of(
                        violations, originalName() == null ? column.name() : columnName(), ColumnSwap.names(judged));
                complain(at.byField(), at.others());
            }
        });
    }

    /// An empty field of a new column is complained about when the person saves, not before they came to it.
    private Map<String, String> filledIn(Map<String, String> complaints) {
        Map<String, String> kept = new LinkedHashMap<>(complaints);
        if (original == null) {
            kept.keySet().removeIf(key -> values.getOrDefault(key, "").isBlank());
        }
        return kept;
    }

    private void complain(Map<String, String> byField, List<String> others) {
        List<String> elsewhere = new ArrayList<>(others);
        byField.forEach((key, sentence) -> {
            if (!inputs.containsKey(key)) {
                elsewhere.add(sentence);
            }
        });
        inputs.forEach((key, input) -> input.complain(byField.get(key)));
        trouble.setText(String.join(" ", elsewhere));
        trouble.setVisible(!elsewhere.isEmpty());
    }

    private void save() {
        collect();
        ColumnForm.Outcome outcome = ColumnForm.read(type, values, design.config(), originalName());
        ColumnConfig column = outcome.column();
        if (column == null) {
            complain(outcome.complaints(), List.of());
            outcome.complaints().keySet().stream().findFirst().map(inputs::get).ifPresent(FormInput::focus);
            return;
        }
        saving = true;
        save.setEnabled(false);
        judgements++;
        String why = values.getOrDefault("why", "").strip();
        boolean changed = original == null
                || !column.withName(original.name()).equals(original)
                || !why.equals(design.why().getOrDefault(original.name(), ""));
        desk.save(
                new ColumnDesk.Change(originalName(), column, why, changed, design.version()),
                () -> close.accept(column.name()),
                refusal -> refused(refusal, column));
    }

    private void refused(ColumnDesk.Refusal refusal, ColumnConfig column) {
        saving = false;
        save.setEnabled(true);
        FieldViolations at = FieldViolations.of(refusal.violations(), column.name(), List.of(column.name()));
        boolean known = !at.byField().isEmpty() || !at.others().isEmpty();
        complain(at.byField(), known ? at.others() : refusal.conflict() ? List.of() : List.of(refusal.sentence()));
    }

    private @Nullable String originalName() {
        return original == null || design.config().column(original.name()).isEmpty() ? null : original.name();
    }

    private String verb(String newName) {
        String from = originalName();
        if (from == null) {
            return newName.isEmpty() ? "Add the column" : "Add " + newName;
        }
        return newName.isEmpty() || newName.equals(from) ? "Save " + from : "Save and rename to " + newName;
    }
}
