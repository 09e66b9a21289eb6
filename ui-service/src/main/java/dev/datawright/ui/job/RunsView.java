package dev.datawright.ui.job;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.datawright.contract.job.Job;
import dev.datawright.ui.time.Times;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every run of this dataset, the newest first; one can be opened to see its rows, checks and files.
public final class RunsView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<Job> open;
    private final UnorderedList list = new UnorderedList();
    private final NativeButton older = new NativeButton("Show earlier runs");

    public RunsView(Consumer<Job> open, Runnable showOlder) {
        this.open = open;
        addClassName("runs");
        getElement().setAttribute("data-testid", "runs");
        list.addClassName("line-list");
        older.addClassName("plain");
        older.getElement().setAttribute("data-testid", "older-runs");
        older.addClickListener(click -> showOlder.run());
        add(list, older);
    }

    /// @param shown the run whose rows are shown at the moment
    /// @param more whether there are earlier ones
    public void show(List<Job> jobs, @Nullable UUID shown, boolean more, Times times) {
        list.removeAll();
        jobs.forEach(job -> list.add(item(job, job.id().equals(shown), times)));
        older.setVisible(more);
    }

    private ListItem item(Job job, boolean isShown, Times times) {
        Span rows = new Span(Amounts.rows(job.spec().rows()));
        rows.addClassName("line-title");
        Span state = new Span(JobWords.state(job));
        state.addClassNames("state", "state-" + sign(job));
        Div title = new Div(rows, state);
        title.addClassName("line-head");
        String seed = job.spec().seed() == null ? "" : " · seed " + job.spec().seed();
        Span detail =
                new Span(times.say(job.createdAt()) + " · version " + job.spec().version() + seed);
        detail.addClassName("muted");
        Div words = new Div(title, detail);
        words.addClassName("line-words");
        ListItem item = new ListItem(words);
        item.getElement().setAttribute("data-testid", "run-" + job.id());
        if (isShown) {
            Span now = new Span("shown now");
            now.addClassName("column-helper");
            item.add(now);
        } else {
            NativeButton button = new NativeButton("Open");
            button.addClassName("plain");
            button.getElement()
                    .setAttribute("data-testid", "open-" + job.id())
                    .setAttribute("aria-label", "Open the run of " + times.say(job.createdAt()));
            button.addClickListener(click -> open.accept(job));
            item.add(button);
        }
        return item;
    }

    private static String sign(Job job) {
        return switch (job.status()) {
            case COMPLETED -> "done".equals(JobWords.state(job)) ? "ok" : "warn";
            case ERROR -> "error";
            case CANCELLED, CREATED, PENDING, ACTIVE, RESUMING, PAUSING, PAUSED, CANCELLING -> "quiet";
        };
    }
}
