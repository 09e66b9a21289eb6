package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.report.ReportWords;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the job that is shown until it ends, lists the others, and fetches rows and files.
final class JobWork {
    private static final Logger log = LoggerFactory.getLogger(JobWork.class);
    /// Events tell of a job's states; its progress between them is asked for.
    private static final Duration PROGRESS_PAUSE = Duration.ofMillis(700);

    private final UI ui;
    private final BridgeClient bridge;
    private final DatasetPane pane;
    private final DatasetPresenter.Listener listener;
    private final Map<UUID, Job> known = new LinkedHashMap<>();
    private final Set<UUID> seenRunning = new HashSet<>();
    private @Nullable UUID designId;
    private @Nullable UUID jobId;
    private @Nullable Job resultShown;
    private String olderJobs = "";
    private boolean asking;

    JobWork(UI ui, BridgeClient bridge, DatasetPane pane, DatasetPresenter.Listener listener) {
        this.ui = ui;
        this.bridge = bridge;
        this.pane = pane;
        this.listener = listener;
    }

    void show(@Nullable UUID design) {
        designId = design;
        jobId = null;
        resultShown = null;
        olderJobs = "";
        known.clear();
        seenRunning.clear();
        pane.showJobs(List.of(), false);
    }

    void load() {
        UUID job = jobId;
        if (job != null) {
            ask(job);
        }
        list("");
    }

    /// A job was created or has changed. A new one is shown; an older one that is not shown stays where it is.
    void follow(UUID job) {
        if (job.equals(jobId)) {
            if (!asking) {
                ask(job);
            }
        } else if (known.containsKey(job)) {
            list("");
        } else {
            jobId = job;
            ask(job);
        }
    }

    /// Shows one of the runs in the list.
    void open(Job job) {
        jobId = job.id();
        loaded(job);
    }

    void showOlder() {
        list(olderJobs);
    }

    void cancel() {
        UUID job = jobId;
        if (job != null) {
            Background.call(ui, () -> bridge.cancel(job), this::loaded, failure -> {
                pane.allowCancel();
                listener.failed(failure);
            });
        }
    }

    /// Makes a short-lived link and lets the browser take the file.
    void download(String format) {
        UUID job = jobId;
        if (job != null) {
            Background.call(
                    ui,
                    () -> bridge.link(job, format),
                    link -> ui.getPage().executeJs("window.datawright.download($0)", link.path()),
                    listener::failed);
        }
    }

    RowPage rows(UUID job, long offset, int limit, List<String> where) {
        return bridge.rows(job, offset, limit, where);
    }

    void count(UUID job, List<String> where, LongConsumer found, Consumer<String> refused) {
        Background.call(
                ui,
                () -> bridge.rows(job, 0, 1, where),
                page -> found.accept(page.total()),
                failure -> refused.accept(sentence(failure)));
    }

    private static String sentence(BackendFailure failure) {
        return failure instanceof BackendFailure.Refused refused
                        && !refused.violations().isEmpty()
                ? refused.violations().stream()
                        .map(violation -> violation.suggestion() == null
                                ? violation.message() + "."
                                : "%s (%s).".formatted(violation.message(), violation.suggestion()))
                        .reduce((first, next) -> first + " " + next)
                        .orElse("")
                : failure.sentence();
    }

    private void list(String after) {
        UUID design = designId;
        if (design != null) {
            Background.call(ui, () -> bridge.jobs(design, after), page -> listed(design, page), this::loadFailed);
        }
    }

    private void listed(UUID design, Listing<Job> page) {
        if (!design.equals(designId)) {
            return;
        }
        page.items().forEach(job -> known.put(job.id(), job));
        olderJobs = page.next() == null ? "" : page.next();
        if (jobId == null) {
            newest().stream().findFirst().ifPresent(this::open);
        }
        pane.showJobs(newest(), !olderJobs.isEmpty());
    }

    private List<Job> newest() {
        return known.values().stream()
                .sorted(Comparator.comparing(Job::createdAt).reversed())
                .toList();
    }

    private void ask(UUID job) {
        asking = true;
        Background.call(ui, () -> bridge.job(job), this::loaded, failure -> {
            asking = false;
            loadFailed(failure);
        });
    }

    private void loaded(Job job) {
        asking = false;
        if (!job.spec().designId().equals(designId)) {
            return;
        }
        known.put(job.id(), job);
        if (!job.id().equals(jobId)) {
            return;
        }
        pane.showJob(job);
        pane.showJobs(newest(), !olderJobs.isEmpty());
        if (job.status() == JobStatus.COMPLETED) {
            showResult(job);
        }
        if (job.status().isFinal()) {
            if (seenRunning.remove(job.id())) {
                JobNotices.ended(ui, job);
            }
        } else {
            seenRunning.add(job.id());
            followOn(job.id());
        }
    }

    private void followOn(UUID job) {
        asking = true;
        Background.later(ui, PROGRESS_PAUSE, () -> {
            if (job.equals(jobId) && ui.isAttached()) {
                ask(job);
            } else {
                asking = false;
            }
        });
    }

    /// The rows stand under the columns of the version they were made of.
    private void showResult(Job job) {
        if (job.equals(resultShown)) {
            return;
        }
        resultShown = job;
        UUID design = job.spec().designId();
        Background.call(
                ui,
                () -> bridge.design(design, job.spec().version()),
                (Design madeOf) -> {
                    if (job.id().equals(jobId)) {
                        pane.showResult(job, madeOf);
                    }
                },
                this::loadFailed);
        Background.call(
                ui,
                () -> bridge.usage(job.id()),
                sums -> {
                    if (job.id().equals(jobId)) {
                        pane.showModels(ReportWords.models(sums, job.spec().costCapUsd()));
                    }
                },
                failure -> pane.showModels("What the models used is not known at the moment."));
    }

    private void loadFailed(BackendFailure failure) {
        if (failure instanceof BackendFailure.Away) {
            log.debug("Not loaded: {}", failure.sentence());
        } else {
            listener.failed(failure);
        }
    }
}
