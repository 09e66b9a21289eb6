package dev.datawright.ui.report;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.ui.time.Times;

/// Everything that can be said of a finished job: how it was made, what it took, and what was measured on it.
public final class ReportView extends Div {
    private static final long serialVersionUID = 1L;

    private final DescriptionList facts = new DescriptionList();
    private final Div checks = new Div();
    private final Paragraph models = new Paragraph();

    public ReportView() {
        addClassName("report-view");
        getElement().setAttribute("data-testid", "report-view");
        facts.addClassName("fact-list");
        models.getElement().setAttribute("data-testid", "model-usage");
        add(new H3("How it was made"), facts, new H3("Language models"), models, new H3("Checks"), checks);
    }

    public void show(Job job, Times times) {
        facts.removeAll();
        ReportWords.facts(job, times)
                .forEach((name, value) ->
                        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value)));
        checks.removeAll();
        if (job.checks().isEmpty()) {
            checks.add(new Paragraph("Nothing was checked on this file."));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("check-list");
        // What did not pass is what the person came for.
        job.checks().stream().filter(check -> !check.passed()).forEach(check -> list.add(item(check)));
        job.checks().stream().filter(Check::passed).forEach(check -> list.add(item(check)));
        checks.add(list);
    }

    /// Says what the models used, once that is known.
    public void showModels(String sentence) {
        models.setText(sentence);
    }

    private static ListItem item(Check check) {
        Span sign = new Span(check.passed() ? "✓" : "✗");
        sign.addClassName(check.passed() ? "ok" : "error");
        sign.getElement()
                .setAttribute("role", "img")
                .setAttribute("aria-label", check.passed() ? "passed" : "not passed");
        Span name = new Span(check.name());
        name.addClassName("check-name");
        Span asked = new Span("asked: " + check.asked());
        asked.addClassName("muted");
        Span measured = new Span("measured: " + check.measured());
        measured.addClassName("check-measured");
        return new ListItem(sign, name, asked, measured);
    }
}
