package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.design.ColumnConfig;
import java.util.List;

/// One column in words.
final class ColumnItem extends ListItem {
    private static final long serialVersionUID = 1L;

    private final Div question = new Div();
    private final NativeButton delete;

    ColumnItem(ColumnConfig column, String why, boolean inOutput, NativeButton edit, NativeButton delete) {
        this.delete = delete;
        Span name = new Span(column.name());
        name.addClassName("column-name");
        Span kind = new Span("%s · %s"
                .formatted(
                        ColumnWords.kind(column), ColumnFamily.of(column).word().toLowerCase(java.util.Locale.ROOT)));
        kind.addClassName("column-kind");
        Span actions = new Span(edit, delete);
        actions.addClassName("column-actions");
        Div head = new Div(ColumnFamily.of(column).mark(), name, kind);
        head.addClassName("column-head");
        if (!inOutput) {
            Span helper = new Span("helper, not in the file");
            helper.addClassName("column-helper");
            head.add(helper);
        }
        head.add(actions);
        add(head, new Paragraph(ColumnWords.sentence(column)));
        if (!why.isBlank()) {
            Paragraph reason = new Paragraph("Why: " + why);
            reason.addClassName("column-why");
            add(reason);
        }
        question.addClassName("column-question");
        question.getElement().setAttribute("role", "alert").setAttribute("data-testid", "column-question");
        question.setVisible(false);
        add(question);
        getElement().setAttribute("data-testid", "column-" + column.name());
    }

    /// Says why the column was not deleted.
    void tell(String sentence) {
        question.removeAll();
        question.add(new Paragraph(sentence));
        question.setVisible(true);
        delete.setEnabled(true);
    }

    /// Asks whether the columns that need this one shall go with it.
    void ask(String name, List<String> needing, List<String> all, Runnable agreed) {
        tell("%s %s %s. Without it %s cannot be made."
                .formatted(
                        inWords(needing),
                        needing.size() == 1 ? "uses" : "use",
                        name,
                        needing.size() == 1 ? "it" : "they"));
        NativeButton deleteAll = new NativeButton("Delete " + inWords(all));
        deleteAll.addClassName("plain");
        deleteAll.getElement().setAttribute("data-testid", "delete-all");
        deleteAll.addClickListener(click -> {
            deleteAll.setEnabled(false);
            agreed.run();
        });
        NativeButton keep =
                new NativeButton("Keep " + (all.size() == 2 ? "both" : "them"), click -> question.setVisible(false));
        keep.addClassName("quiet");
        keep.getElement().setAttribute("data-testid", "keep-column");
        Div buttons = new Div(deleteAll, keep);
        buttons.addClassName("buttons");
        question.add(buttons);
    }

    private static String inWords(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
