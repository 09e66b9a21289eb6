package dev.datawright.ui.report;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.ui.job.JobWords;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A finished job in a few lines: its count, its files, how its checks went, and the way to more rows.
public final class ReportCard extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> download;
    private final transient Runnable showReport;
    private final MoreRows more;
    private @Nullable Shown shown;

    /// @param download called with the format the person wants
    /// @param showReport called when the person wants to see the checks
    /// @param generateMore called with the number of rows wanted beside these
    public ReportCard(Consumer<String> download, Runnable showReport, Consumer<Long> generateMore) {
        this.download = download;
        this.showReport = showReport;
        this.more = new MoreRows(generateMore);
        addClassNames("card", "report");
        getElement().setAttribute("data-testid", "report");
    }

    /// Whether more rows can be asked for at the moment.
    public void allowMore(boolean allowed) {
        more.allow(allowed);
    }

    /// @param designVersion the design's newest version, to say when the rows are older than it
    public void show(Job job, int designVersion) {
        Shown now = new Shown(job, job.spec().version() < designVersion);
        if (now.equals(shown)) {
            // Drawn anew it would take the focus, and the number that somebody types, from under their hands.
            return;
        }
        shown = now;
        removeAll();
        Span headline = new Span(JobWords.headline(job));
        headline.addClassName("job-headline");
        headline.getElement().setAttribute("data-testid", "report-headline").setAttribute("role", "status");
        Div words = new Div(headline);
        words.addClassName("job-words");
        if (now.older()) {
            words.add(line("Made of version %d. Generate again to include later changes."
                    .formatted(job.spec().version())));
        }
        if (job.progress().failedCells() > 0) {
            Span failed = line("%s: the model did not answer. They are empty in the file."
                    .formatted(JobWords.failedCells(job.progress().failedCells())));
            failed.addClassName("warn");
            failed.getElement().setAttribute("data-testid", "failed-cells");
            words.add(failed);
        }
        Div line = new Div(words, new FileButtons(job, download));
        line.addClassName("job-line");
        more.offer(job.spec().rows());
        Div foot = new Div();
        foot.addClassName("report-foot");
        if (!job.checks().isEmpty()) {
            foot.add(checks(job));
        }
        foot.add(more);
        add(line, foot);
    }

    private NativeButton checks(Job job) {
        long passed = job.checks().stream().filter(Check::passed).count();
        boolean all = passed == job.checks().size();
        Span sign = new Span(all ? "✓" : "!");
        sign.addClassName(all ? "ok" : "warn");
        sign.getElement().setAttribute("aria-hidden", "true");
        NativeButton button = new NativeButton();
        button.add(
                sign,
                new Span("%d of %d checks passed".formatted(passed, job.checks().size())));
        button.addClassNames("link", "check-summary");
        button.getElement().setAttribute("data-testid", "checks");
        button.addClickListener(click -> showReport.run());
        return button;
    }

    private static Span line(String text) {
        Span span = new Span(text);
        span.addClassName("job-detail");
        return span;
    }

    /// @param older whether the design has a newer version
    private record Shown(Job job, boolean older) {}
}
