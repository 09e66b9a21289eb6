package dev.datawright.ui.report;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.ui.job.Amounts;
import java.util.Locale;
import java.util.function.Consumer;

/// A finished job: its count, its checks, its files.
public final class ReportCard extends Div {
    private static final long serialVersionUID = 1L;

    private final Consumer<String> download;

    /// @param download called with the format the person wants
    public ReportCard(Consumer<String> download) {
        this.download = download;
        addClassNames("card", "report");
        getElement().setAttribute("data-testid", "report");
    }

    /// @param designVersion the design's newest version, to say when the rows are older than it
    public void show(Job job, int designVersion) {
        removeAll();
        long passed = job.checks().stream().filter(Check::passed).count();
        boolean allPassed = passed == job.checks().size();
        Span headline = new Span(Amounts.rows(job.progress().rowsDone()) + " are ready");
        headline.addClassName("job-headline");
        headline.getElement().setAttribute("data-testid", "report-headline").setAttribute("role", "status");
        Div words = new Div(headline);
        words.addClassName("job-words");
        if (job.spec().version() < designVersion) {
            Span older = new Span("Made before the last change of the design. Generate again to include it.");
            older.addClassName("job-detail");
            words.add(older);
        }
        if (job.progress().failedCells() > 0) {
            Span failed = new Span(
                    Amounts.count(job.progress().failedCells()) + " cells are empty: the model did not answer.");
            failed.addClassNames("job-detail", "warn");
            words.add(failed);
        }
        Div line = new Div(words, files(job));
        line.addClassName("job-line");
        add(line);
        if (!job.checks().isEmpty()) {
            add(checks(job, passed, allPassed));
        }
    }

    private Div files(Job job) {
        Div files = new Div();
        files.addClassName("files");
        boolean first = true;
        for (JobFile file : job.files()) {
            String name = label(file.format());
            NativeButton button = new NativeButton("Download " + name);
            Span size = new Span(Amounts.bytes(file.bytes()));
            size.addClassName("size");
            button.getElement().appendChild(size.getElement());
            button.addClassName(first ? "primary" : "plain");
            button.getElement()
                    .setAttribute("data-testid", "download-" + file.format())
                    .setAttribute("title", file.name());
            button.addClickListener(click -> download.accept(file.format()));
            files.add(button);
            first = false;
        }
        return files;
    }

    private static NativeDetails checks(Job job, long passed, boolean allPassed) {
        Span sign = new Span(allPassed ? "✓" : "!");
        sign.addClassName(allPassed ? "ok" : "warn");
        sign.getElement().setAttribute("aria-hidden", "true");
        Span count =
                new Span("%d of %d checks passed".formatted(passed, job.checks().size()));
        Span summary = new Span(sign, count);
        summary.addClassName("check-summary");
        summary.getElement().setAttribute("data-testid", "checks");
        UnorderedList list = new UnorderedList();
        list.addClassName("check-list");
        job.checks().forEach(check -> list.add(item(check)));
        NativeDetails details = new NativeDetails(summary, list);
        details.setOpen(!allPassed);
        return details;
    }

    private static ListItem item(Check check) {
        Span sign = new Span(check.passed() ? "✓" : "✗");
        sign.addClassName(check.passed() ? "ok" : "error");
        sign.getElement()
                .setAttribute("role", "img")
                .setAttribute("aria-label", check.passed() ? "passed" : "not passed");
        Span name = new Span(check.name());
        name.addClassName("check-name");
        Span measured = new Span("asked %s, measured %s".formatted(check.asked(), check.measured()));
        measured.addClassName("check-measured");
        return new ListItem(sign, name, measured);
    }

    private static String label(String format) {
        return switch (format) {
            case "parquet" -> "Parquet";
            case "csv", "jsonl" -> format.toUpperCase(Locale.ROOT);
            default -> format;
        };
    }
}
