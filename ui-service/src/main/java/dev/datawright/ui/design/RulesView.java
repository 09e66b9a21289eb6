package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.Design;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds in every row; each rule can be taken away.
final class RulesView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ColumnDesk desk;
    private final UnorderedList list = new UnorderedList();
    private final Paragraph trouble = new Paragraph();
    private transient @Nullable Design design;

    RulesView(ColumnDesk desk) {
        this.desk = desk;
        list.addClassName("rule-list");
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert");
        add(new H3("Holds in every row"), list, trouble);
        setVisible(false);
    }

    void show(Design newDesign) {
        design = newDesign;
        trouble.setVisible(false);
        list.removeAll();
        newDesign.config().constraints().forEach(constraint -> list.add(item(constraint)));
        setVisible(!newDesign.config().constraints().isEmpty());
    }

    private ListItem item(Constraint constraint) {
        String rule = ColumnWords.rule(constraint);
        NativeButton drop = new NativeButton("×");
        drop.addClassName("chip-close");
        drop.getElement().setAttribute("aria-label", "Drop the rule " + rule).setAttribute("title", "Drop this rule");
        drop.addClickListener(click -> {
            drop.setEnabled(false);
            drop(constraint);
        });
        return new ListItem(new Span(rule), drop);
    }

    private void drop(Constraint constraint) {
        Design shown = design;
        if (shown != null) {
            List<Constraint> left = new ArrayList<>(shown.config().constraints());
            left.remove(constraint);
            desk.setConstraints(left, shown.version(), () -> {}, refusal -> {
                show(shown);
                trouble.setText(refusal.sentence());
                trouble.setVisible(true);
            });
        }
    }
}
