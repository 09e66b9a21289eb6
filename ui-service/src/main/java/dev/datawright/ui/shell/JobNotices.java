package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.ui.job.JobWords;
import java.time.Duration;
import java.time.Instant;

/// Says that a long job has ended to a person who may be looking elsewhere.
final class JobNotices {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int MILLIS = 8000;

    private JobNotices() {}

    static void ended(UI ui, Job job) {
        // Whoever cancelled it knows.
        if (job.status() == JobStatus.CANCELLED || !wasLong(job)) {
            return;
        }
        Span words = new Span(JobWords.headline(job) + ".");
        words.getElement().setAttribute("data-testid", "job-ended");
        Notification notification = new Notification(words);
        notification.setDuration(MILLIS);
        // At the foot of the rail it covers neither what one reads nor where one types.
        notification.setPosition(Notification.Position.BOTTOM_START);
        notification.open();
        ui.getPage().executeJs("window.datawrightNotices?.ended($0)", JobWords.headline(job));
    }

    static boolean wasLong(Job job) {
        Instant started = job.startedAt() == null ? job.createdAt() : job.startedAt();
        Instant finished = job.finishedAt() == null ? Instant.now() : job.finishedAt();
        return Duration.between(started, finished).compareTo(LONG) > 0;
    }
}
