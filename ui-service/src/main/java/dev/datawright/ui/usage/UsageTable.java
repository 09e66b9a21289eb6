package dev.datawright.ui.usage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableFooter;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.datawright.ui.backend.UsageOfDay;
import dev.datawright.ui.backend.UsageOfModel;
import dev.datawright.ui.backend.UsageSums;
import java.util.List;

/// Calls, tokens and cost in lines: of models, or of days with their models.
final class UsageTable extends Div {
    private static final long serialVersionUID = 1L;

    private final NativeTableBody body = new NativeTableBody();
    private final NativeTableFooter foot = new NativeTableFooter();

    /// @param name what the table is about, for who does not see it
    UsageTable(String first, String name) {
        addClassName("usage-scroller");
        // A table that is wider than a phone is moved by the keyboard too.
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", name);
        NativeTable table = new NativeTable();
        table.addClassName("usage-table");
        table.getElement().setAttribute("aria-label", name);
        NativeTableRow head = new NativeTableRow();
        head.add(
                head(first),
                head(UsageWords.headCalls()),
                kind(head(UsageWords.headRead())),
                kind(head(UsageWords.headWritten())),
                both(head(UsageWords.headTokens())),
                head(UsageWords.headCost()));
        table.getHead().add(head);
        table.add(body, foot);
        add(table);
    }

    void showModels(List<UsageOfModel> models) {
        body.removeAll();
        models.forEach(model -> body.add(line(model(model.model()), model.sums(), "usage-model")));
    }

    /// A line for each day, and below it one for each of its models where there are several.
    void showDays(List<UsageOfDay> days) {
        body.removeAll();
        for (UsageOfDay day : days) {
            body.add(line(new Span(UsageWords.day(day.day())), day.sums(), "usage-day"));
            if (day.models().size() > 1) {
                day.models().forEach(model -> body.add(line(model(model.model()), model.sums(), "usage-part")));
            }
        }
    }

    void showTotal(UsageSums sums) {
        foot.removeAll();
        foot.add(line(new Span(UsageWords.total()), sums, "usage-total"));
    }

    private Span model(String model) {
        Span named = new Span(new Span(model));
        String role = UsageWords.role(model);
        if (!role.isEmpty()) {
            Span hint = new Span(role);
            hint.addClassName("usage-role");
            named.add(hint);
        }
        named.addClassName("usage-name");
        return named;
    }

    private NativeTableRow line(Span first, UsageSums sums, String look) {
        NativeTableRow row = new NativeTableRow();
        row.addClassName(look);
        NativeTableHeaderCell name = new NativeTableHeaderCell();
        name.getElement().setAttribute("scope", "row");
        name.add(first);
        row.add(name);
        row.add(
                new NativeTableCell(UsageWords.count(sums.calls())),
                kind(new NativeTableCell(UsageWords.count(sums.inputTokens()))),
                kind(new NativeTableCell(UsageWords.count(sums.outputTokens()))),
                both(new NativeTableCell(UsageWords.count(sums.tokens()))),
                new NativeTableCell(UsageWords.costCell(sums)));
        return row;
    }

    private static NativeTableHeaderCell head(String title) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    /// Where there is room, read and written tokens each have a column.
    private static <T extends Component & HasStyle> T kind(T cell) {
        cell.addClassName("usage-kind");
        return cell;
    }

    /// Where there is none, one column has both.
    private static <T extends Component & HasStyle> T both(T cell) {
        cell.addClassName("usage-both");
        return cell;
    }
}
