package dev.datawright.ui.job;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobStatus;

/// A job that runs, or that ended without a result.
public final class JobCard extends Div {
    private static final long serialVersionUID = 1L;

    private final Span headline = new Span();
    private final Span detail = new Span();
    private final Span next = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final NativeButton cancel = new NativeButton("Cancel");
    private final TellMe tellMe = new TellMe();

    public JobCard(Runnable onCancel) {
        addClassNames("card", "job");
        getElement().setAttribute("data-testid", "job");
        headline.addClassName("job-headline");
        headline.getElement().setAttribute("data-testid", "job-headline").setAttribute("role", "status");
        detail.addClassName("job-detail");
        detail.getElement().setAttribute("data-testid", "job-progress");
        next.addClassName("job-next");
        next.getElement().setAttribute("data-testid", "job-next");
        bar.getElement().setAttribute("aria-label", "Rows done");
        cancel.addClassName("quiet");
        cancel.getElement().setAttribute("data-testid", "cancel-job");
        cancel.addClickListener(click -> {
            cancel.setEnabled(false);
            onCancel.run();
        });
        Div words = new Div(headline, detail, next);
        words.addClassName("job-words");
        Div line = new Div(words, cancel);
        line.addClassName("job-line");
        add(line, bar, tellMe);
    }

    /// Lets the person try to cancel again after a refusal.
    public void allowCancel() {
        cancel.setEnabled(true);
    }

    public void show(Job job) {
        JobProgress progress = job.progress();
        JobStatus status = job.status();
        getElement().setAttribute("data-status", status.wireName());
        bar.setVisible(!status.isFinal());
        cancel.setVisible(!status.isFinal());
        tellMe.setVisible(!status.isFinal());
        setClassName("failed", status == JobStatus.ERROR);
        setClassName("ended", status.isFinal());
        boolean waiting = status == JobStatus.CREATED || status == JobStatus.PENDING;
        bar.setIndeterminate(waiting);
        if (!waiting) {
            bar.setMax(Math.max(1, progress.rowsTotal()));
            bar.setValue(Math.clamp(progress.rowsDone(), 0, Math.max(1, progress.rowsTotal())));
        }
        if (status == JobStatus.CANCELLING) {
            cancel.setEnabled(false);
        } else if (waiting) {
            cancel.setEnabled(true);
        }
        headline.setText(JobWords.headline(job));
        detail.setText(JobWords.detail(job));
        String todo = JobWords.next(job);
        next.setText(todo);
        next.setVisible(!todo.isEmpty());
    }
}
