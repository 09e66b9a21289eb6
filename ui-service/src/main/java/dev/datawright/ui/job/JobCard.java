package dev.datawright.ui.job;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import java.util.StringJoiner;

/// A job that runs, or that ended without a result.
public final class JobCard extends Div {
    private static final long serialVersionUID = 1L;

    private final Span headline = new Span();
    private final Span detail = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final NativeButton cancel = new NativeButton("Cancel");

    public JobCard(Runnable onCancel) {
        addClassNames("card", "job");
        getElement().setAttribute("data-testid", "job");
        headline.addClassName("job-headline");
        headline.getElement().setAttribute("data-testid", "job-headline").setAttribute("role", "status");
        detail.addClassName("job-detail");
        detail.getElement().setAttribute("data-testid", "job-progress");
        bar.getElement().setAttribute("aria-label", "Rows done");
        cancel.addClassName("quiet");
        cancel.getElement().setAttribute("data-testid", "cancel-job");
        cancel.addClickListener(click -> {
            cancel.setEnabled(false);
            onCancel.run();
        });
        Div words = new Div(headline, detail);
        words.addClassName("job-words");
        Div line = new Div(words, cancel);
        line.addClassName("job-line");
        add(line, bar);
    }

    /// Lets the person try to cancel again after a refusal.
    public void allowCancel() {
        cancel.setEnabled(true);
    }

    public void show(Job job) {
        getElement().setAttribute("data-status", job.status().wireName());
        JobProgress progress = job.progress();
        bar.setVisible(!job.status().isFinal());
        cancel.setVisible(!job.status().isFinal());
        removeClassNames("failed", "ended");
        switch (job.status()) {
            case CREATED, PENDING -> {
                headline.setText("Waiting to start");
                bar.setIndeterminate(true);
            }
            case ACTIVE, RESUMING -> {
                headline.setText("Making " + Amounts.rows(progress.rowsTotal()));
                showBar(progress);
            }
            case PAUSING, PAUSED -> {
                headline.setText("Paused");
                showBar(progress);
            }
            case CANCELLING -> {
                headline.setText("Cancelling");
                cancel.setEnabled(false);
                showBar(progress);
            }
            case CANCELLED -> {
                headline.setText("Cancelled");
                addClassName("ended");
            }
            case ERROR -> {
                headline.setText("The job failed");
                addClassNames("failed", "ended");
            }
            case COMPLETED -> headline.setText(Amounts.rows(progress.rowsDone()) + " are ready");
        }
        detail.setText(detail(job));
    }

    private void showBar(JobProgress progress) {
        bar.setIndeterminate(false);
        bar.setMax(Math.max(1, progress.rowsTotal()));
        bar.setValue(Math.clamp(progress.rowsDone(), 0, Math.max(1, progress.rowsTotal())));
    }

    private static String detail(Job job) {
        JobProgress progress = job.progress();
        String done = "%s of %s".formatted(Amounts.count(progress.rowsDone()), Amounts.rows(progress.rowsTotal()));
        return switch (job.status()) {
            case CREATED, PENDING -> Amounts.rows(progress.rowsTotal()) + " asked";
            case CANCELLED -> done + " were done; no file was made. Generate again when you are ready.";
            case ERROR -> {
                String reason = job.failure() == null ? "No reason was given." : job.failure();
                yield "%s (%s were done.)".formatted(reason, done);
            }
            case ACTIVE, RESUMING, PAUSING, PAUSED, CANCELLING, COMPLETED -> {
                StringJoiner parts = new StringJoiner(" · ");
                parts.add(done);
                if (progress.rowsPerSecond() != null) {
                    parts.add(Amounts.rate(progress.rowsPerSecond()));
                }
                if (progress.secondsLeft() != null) {
                    parts.add(Amounts.left(progress.secondsLeft()));
                }
                if (progress.failedCells() > 0) {
                    parts.add(Amounts.count(progress.failedCells()) + " cells failed");
                }
                yield parts.toString();
            }
        };
    }
}
