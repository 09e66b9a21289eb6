package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.Design;
import java.util.List;

/// Every column with its kind, its parameters in words, and why it is there; then the rules between them.
public final class ColumnsView extends Div {
    private static final long serialVersionUID = 1L;

    public ColumnsView() {
        addClassName("columns");
        getElement().setAttribute("data-testid", "columns");
    }

    public void show(Design design) {
        removeAll();
        UnorderedList list = new UnorderedList();
        list.addClassName("column-list");
        List<String> shown = design.outputColumns();
        design.config().columns().forEach(column -> list.add(item(design, column, shown.contains(column.name()))));
        add(list);
        if (!design.config().constraints().isEmpty()) {
            UnorderedList rules = new UnorderedList();
            rules.addClassName("rule-list");
            for (Constraint constraint : design.config().constraints()) {
                rules.add(new ListItem(ColumnWords.rule(constraint)));
            }
            add(new H3("Holds in every row"), rules);
        }
    }

    private static ListItem item(Design design, ColumnConfig column, boolean inOutput) {
        Span name = new Span(column.name());
        name.addClassName("column-name");
        Span kind = new Span(ColumnWords.kind(column));
        kind.addClassName("column-kind");
        Div head = new Div(ColumnFamily.of(column).mark(), name, kind);
        head.addClassName("column-head");
        if (!inOutput) {
            Span helper = new Span("helper, not in the file");
            helper.addClassName("column-helper");
            head.add(helper);
        }
        Paragraph sentence = new Paragraph(ColumnWords.sentence(column));
        ListItem item = new ListItem(head, sentence);
        String why = design.why().get(column.name());
        if (why != null && !why.isBlank()) {
            Paragraph reason = new Paragraph(why);
            reason.addClassName("column-why");
            item.add(reason);
        }
        item.getElement().setAttribute("data-testid", "column-" + column.name());
        return item;
    }
}
