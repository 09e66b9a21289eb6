package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every column with its kind, its parameters in words, and why it is there; each can be edited, renamed and deleted,
/// and others added. Then the rules between them.
public final class ColumnsView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ColumnDesk desk;
    private final UnorderedList list = new UnorderedList();
    private final NativeButton add = new NativeButton("Add a column");
    private final RulesView rules;
    private transient @Nullable Design design;
    private transient @Nullable ColumnEditor editor;
    private @Nullable ListItem editorItem;
    private final transient Map<String, NativeButton> editButtons = new HashMap<>();
    /// The column that was just saved: its new item takes the keyboard's place when it comes.
    private String focusLater = "";

    public ColumnsView(ColumnDesk desk) {
        this.desk = desk;
        this.rules = new RulesView(desk);
        addClassName("columns");
        getElement().setAttribute("data-testid", "columns");
        list.addClassName("column-list");
        add.addClassNames("plain", "add-column");
        add.getElement().setAttribute("data-testid", "add-column");
        add.addClickListener(click -> edit(null));
        add(list, add, rules);
    }

    /// Shows a version. A form that is open stays open, with what was typed into it.
    public void show(Design newDesign) {
        design = newDesign;
        ColumnEditor open = editor;
        if (open != null) {
            open.designMoved(newDesign);
        }
        fill();
        rules.show(newDesign);
        if (!focusLater.isEmpty()) {
            focus(focusLater);
            focusLater = "";
        }
    }

    /// Closes the form without asking, for another dataset.
    public void clear() {
        editor = null;
        editorItem = null;
        design = null;
        list.removeAll();
    }

    /// Builds the list around the open form: an element that is taken out and put back would lose the caret.
    private void fill() {
        Design shown = design;
        if (shown == null) {
            return;
        }
        ListItem kept = editorItem;
        list.getChildren().filter(child -> child != kept).toList().forEach(list::remove);
        List<String> output = shown.outputColumns();
        editButtons.clear();
        ColumnEditor open = editor;
        String edited = open == null ? "" : open.columnName();
        int at = 0;
        boolean passed = false;
        for (ColumnConfig column : shown.config().columns()) {
            if (kept != null && column.name().equals(edited)) {
                passed = true;
                at++;
            } else {
                ListItem item = item(shown, column, output.contains(column.name()));
                if (kept == null || passed) {
                    list.add(item);
                } else {
                    list.addComponentAtIndex(at, item);
                    at++;
                }
            }
        }
        add.setVisible(open == null);
    }

    private ListItem item(Design shown, ColumnConfig column, boolean inOutput) {
        NativeButton edit = button("Edit", "edit-" + column.name(), "Edit " + column.name());
        NativeButton delete = button("Delete", "delete-" + column.name(), "Delete " + column.name());
        ColumnItem item = new ColumnItem(column, shown.why().getOrDefault(column.name(), ""), inOutput, edit, delete);
        edit.addClickListener(click -> edit(column));
        editButtons.put(column.name(), edit);
        delete.addClickListener(click -> {
            delete.setEnabled(false);
            remove(item, List.of(column.name()));
        });
        return item;
    }

    private static NativeButton button(String word, String testId, String label) {
        NativeButton button = new NativeButton(word);
        button.addClassNames("link", "small");
        button.getElement().setAttribute("data-testid", testId).setAttribute("aria-label", label);
        return button;
    }

    private void edit(@Nullable ColumnConfig column) {
        Design shown = design;
        if (shown == null) {
            return;
        }
        close();
        ColumnEditor opened = new ColumnEditor(shown, column, desk, saved -> {
            String name = column == null ? "" : column.name();
            close();
            fill();
            focus(saved.isEmpty() ? name : saved);
            focusLater = saved;
        });
        ListItem item = new ListItem(opened);
        item.addClassName("editing");
        int at = column == null
                ? list.getComponentCount()
                : Math.max(0, shown.config().columns().indexOf(column));
        editor = opened;
        editorItem = item;
        list.addComponentAtIndex(Math.min(at, list.getComponentCount()), item);
        fill();
        item.scrollIntoView();
        opened.focusName();
    }

    private void focus(String name) {
        NativeButton button = editButtons.getOrDefault(name, add);
        button.focus();
    }

    private void close() {
        ListItem item = editorItem;
        editor = null;
        editorItem = null;
        if (item != null) {
            list.remove(item);
        }
    }

    /// Removes columns; when others need them, asks whether those shall go too.
    private void remove(ColumnItem item, List<String> names) {
        Design shown = design;
        if (shown == null) {
            return;
        }
        desk.remove(names, shown.version(), () -> {}, refusal -> {
            DataDesignerConfig left = shown.config()
                    .withColumns(shown.config().columns().stream()
                            .filter(column -> !names.contains(column.name()))
                            .toList());
            List<String> needing = FieldViolations.columnsOf(refusal.violations(), ColumnSwap.names(left));
            if (needing.isEmpty()) {
                item.tell(
                        refusal.conflict()
                                ? "The design has changed meanwhile. Look at it, then delete again."
                                : refusal.violations().isEmpty()
                                        ? refusal.sentence()
                                        : String.join(
                                                " ",
                                                refusal.violations().stream()
                                                        .map(FieldViolations::sentence)
                                                        .toList()));
                return;
            }
            List<String> all = new ArrayList<>(names);
            all.addAll(needing);
            item.ask(names.getFirst(), needing, all, () -> remove(item, all));
        });
    }
}
