package dev.datawright.ui.preview;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.datawright.contract.design.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows only some of a result's rows: conditions as chips, the count, and a line to add one more.
public final class FilterBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 10;

    private final transient Trial trial;
    private final Span count = new Span();
    private final Div chips = new Div();
    private final NativeButton open = new NativeButton("Filter");
    private final Select<Filterable> column = new Select<>();
    private final Select<Condition.Operator> operator = new Select<>();
    private final TextField value = new TextField();
    private final NativeButton add = new NativeButton("Show only these");
    private final Paragraph trouble = new Paragraph();
    private final Div line;
    private transient List<Condition> conditions = List.of();
    private transient List<Filterable> columns = List.of();
    private long total;

    /// @param trial asked for the rows that meet the conditions before they are shown
    @SuppressWarnings("this-escape")
    public FilterBar(Trial trial) {
        this.trial = trial;
        addClassName("filter");
        count.addClassName("muted");
        count.getElement().setAttribute("role", "status").setAttribute("data-testid", "row-count");
        chips.addClassName("chips");
        open.addClassNames("quiet", "small-button");
        open.getElement().setAttribute("data-testid", "filter").setAttribute("aria-expanded", "false");
        open.addClickListener(click -> expand(!isExpanded()));
        column.setAriaLabel("Column");
        column.setItemLabelGenerator(Filterable::name);
        column.getElement().setAttribute("data-testid", "filter-column");
        column.addValueChangeListener(change -> offerOperators(change.getValue()));
        operator.setAriaLabel("Comparison");
        operator.setItemLabelGenerator(Condition.Operator::word);
        operator.getElement().setAttribute("data-testid", "filter-operator");
        operator.addValueChangeListener(change -> {
            Condition.Operator chosen = change.getValue();
            value.setVisible(chosen != null && chosen.needsValue() && !chosen.holdsValue());
        });
        value.setAriaLabel("Value");
        value.setPlaceholder("value");
        value.getElement().setAttribute("data-testid", "filter-value");
        value.addKeyDownListener(Key.ENTER, key -> add());
        add.addClassNames("plain");
        add.getElement().setAttribute("data-testid", "filter-add");
        add.addClickListener(click -> add());
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert").setAttribute("data-testid", "filter-trouble");
        Div head = new Div(count, chips, open);
        head.addClassName("filter-head");
        line = new Div(column, operator, value, add);
        line.addClassName("filter-line");
        add(head, line, trouble);
        expand(false);
        complain("");
    }

    /// Starts without conditions, for a result of so many rows of this design.
    public void start(Design design, long rows) {
        total = rows;
        conditions = List.of();
        columns = design.outputColumns().stream()
                .map(name -> Filterable.of(
                        name,
                        design.config().column(name).map(Look::of).orElse(Look.UNKNOWN),
                        design.config().column(name)))
                .toList();
        column.setItems(columns);
        if (!columns.isEmpty()) {
            column.setValue(columns.getFirst());
        }
        value.clear();
        expand(false);
        complain("");
        render(rows);
    }

    private boolean isExpanded() {
        return line.isVisible();
    }

    private void expand(boolean expanded) {
        line.setVisible(expanded);
        open.getElement().setAttribute("aria-expanded", Boolean.toString(expanded));
        if (expanded) {
            column.focus();
        }
    }

    private void offerOperators(Filterable chosen) {
        if (chosen != null) {
            operator.setItems(chosen.operators());
            operator.setValue(chosen.operators().getFirst());
        }
    }

    private void add() {
        Filterable by = column.getValue();
        Condition.Operator how = operator.getValue();
        if (by == null || how == null) {
            complain("Choose a column and a comparison.");
            return;
        }
        if (how.needsValue() && !how.holdsValue() && value.getValue().isBlank()) {
            complain("Give the value that %s is compared with.".formatted(by.name()));
            value.focus();
            return;
        }
        if (conditions.size() >= MOST) {
            complain("At most %d conditions hold at once. Take one away first.".formatted(MOST));
            return;
        }
        List<Condition> wanted = new ArrayList<>(conditions);
        Condition condition = by.condition(how, value.getValue());
        if (!wanted.contains(condition)) {
            wanted.add(condition);
        }
        attempt(wanted, true);
    }

    private void attempt(List<Condition> wanted, boolean close) {
        add.setEnabled(false);
        trial.show(
                wanted.stream().map(Condition::where).toList(),
                found -> {
                    add.setEnabled(true);
                    conditions = List.copyOf(wanted);
                    complain("");
                    value.clear();
                    if (close) {
                        expand(false);
                    }
                    render(found);
                },
                sentence -> {
                    add.setEnabled(true);
                    complain(sentence);
                });
    }

    private void render(long found) {
        count.setText(
                conditions.isEmpty() ? rows(total) : String.format(Locale.ENGLISH, "%,d of %s", found, rows(total)));
        chips.removeAll();
        for (Condition condition : conditions) {
            NativeButton drop = new NativeButton("×");
            drop.addClassName("chip-close");
            drop.getElement().setAttribute("aria-label", "Take away " + condition.words());
            drop.addClickListener(click -> attempt(
                    conditions.stream()
                            .filter(other -> !other.equals(condition))
                            .toList(),
                    false));
            Span chip = new Span(new Span(condition.words()), drop);
            chip.addClassName("chip");
            chip.getElement().setAttribute("data-testid", "condition");
            chips.add(chip);
        }
        open.setText(conditions.isEmpty() ? "Filter" : "One more condition");
    }

    private void complain(String sentence) {
        trouble.setText(sentence);
        trouble.setVisible(!sentence.isEmpty());
    }

    private static String rows(long rows) {
        return rows == 1 ? "1 row" : String.format(Locale.ENGLISH, "%,d rows", rows);
    }

    /// Shows the rows that meet all conditions, or says why it cannot; answers come later, with the page's lock held.
    @FunctionalInterface
    public interface Trial {
        void show(
                List<String> where, java.util.function.LongConsumer found, java.util.function.Consumer<String> refused);
    }
}
