package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.backend.EventStream;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Keeps the dataset pane in step with the bridge: loads what events name, and everything again after a lost
// connection.
final class DatasetPresenter implements EventStream.Feed, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatasetPresenter.class);
    private static final int PREVIEW_ROWS = 10;
    /// Events tell of a job's states; its progress between them is asked for.
    private static final Duration PROGRESS_PAUSE = Duration.ofMillis(700);

    private final UI ui;
    private final BridgeClient bridge;
    private final DatasetPane pane;
    private final Listener listener;
    private final EventStream stream;
    private @Nullable UUID designId;
    private @Nullable UUID jobId;
    private int version;
    private int previewedVersion;
    private boolean asking;

    @SuppressWarnings("this-escape")
    DatasetPresenter(UI ui, BridgeClient bridge, DatasetPane pane, Listener listener) {
        this.ui = ui;
        this.bridge = bridge;
        this.pane = pane;
        this.listener = listener;
        this.stream = bridge.follow(this);
    }

    /// Shows another design, or none.
    void show(@Nullable UUID design) {
        if (design != null && design.equals(designId)) {
            return;
        }
        designId = design;
        jobId = null;
        version = 0;
        previewedVersion = 0;
        pane.clear();
        reload();
    }

    /// The design has, or may have, a newer version than the one shown.
    void refreshDesign(int newest) {
        if (newest > version) {
            loadDesign();
        }
    }

    /// Shows a job of this design and follows it until it ends.
    void followJob(UUID job) {
        boolean other = !job.equals(jobId);
        jobId = job;
        if (other || !asking) {
            askForJob(job);
        }
    }

    void cancelJob() {
        UUID job = jobId;
        if (job != null) {
            Background.call(ui, () -> bridge.cancel(job), this::jobLoaded, failure -> {
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

    /// Blocks; the table asks for it while the person scrolls.
    RowPage rows(Job job, long offset, int limit) {
        return bridge.rows(job.id(), offset, limit);
    }

    @Override
    public void close() {
        stream.close();
    }

    @Override
    public void opened() {
        Background.show(ui, () -> {
            listener.reachable(true);
            reload();
        });
    }

    @Override
    public void away() {
        Background.show(ui, () -> listener.reachable(false));
    }

    @Override
    public void refused(BackendFailure.Refused refusal) {
        Background.show(ui, () -> listener.failed(refusal));
    }

    @Override
    public void received(String data) {
        try {
            BridgeEvent event = WireJson.mapper().readValue(data, BridgeEvent.class);
            Background.show(ui, () -> apply(event));
        } catch (JacksonException unknown) {
            log.debug("An event that this page does not know: {}", unknown.getOriginalMessage());
        }
    }

    private void apply(BridgeEvent event) {
        if (!event.designId().equals(designId)) {
            return;
        }
        Integer newest = event.version();
        UUID job = event.jobId();
        switch (event.type()) {
            case DESIGN_CHANGED -> refreshDesign(newest == null ? Integer.MAX_VALUE : newest);
            case PREVIEW_READY -> {
                if (newest != null && newest == version && newest > previewedVersion) {
                    loadPreview(version);
                }
            }
            case JOB_CHANGED -> {
                if (job != null) {
                    followJob(job);
                }
            }
        }
    }

    private void reload() {
        if (designId != null) {
            loadDesign();
            UUID job = jobId;
            if (job == null) {
                findJob(designId);
            } else {
                askForJob(job);
            }
        }
    }

    private void loadDesign() {
        UUID design = designId;
        if (design != null) {
            Background.call(ui, () -> bridge.design(design), this::designLoaded, this::loadFailed);
        }
    }

    private void designLoaded(Design design) {
        if (!design.id().equals(designId) || design.version() < version) {
            return;
        }
        version = design.version();
        pane.showDesign(design);
        listener.designShown(design);
        if (!design.config().columns().isEmpty() && previewedVersion != version) {
            loadPreview(version);
        }
    }

    private void loadPreview(int wanted) {
        UUID design = designId;
        if (design == null) {
            return;
        }
        Background.call(
                ui,
                () -> bridge.preview(design, PREVIEW_ROWS),
                preview -> {
                    if (preview.designId().equals(designId) && preview.version() >= previewedVersion) {
                        previewedVersion = preview.version();
                        pane.showPreview(preview);
                    }
                },
                failure -> {
                    if (design.equals(designId) && wanted == version) {
                        pane.showPreviewTrouble(failure.sentence());
                    }
                });
    }

    private void findJob(UUID design) {
        Background.call(
                ui,
                () -> bridge.newestJob(design),
                newest -> newest.filter(job -> design.equals(designId) && jobId == null)
                        .ifPresent(job -> {
                            jobId = job.id();
                            jobLoaded(job);
                        }),
                this::loadFailed);
    }

    private void askForJob(UUID job) {
        asking = true;
        Background.call(ui, () -> bridge.job(job), this::jobLoaded, failure -> {
            asking = false;
            loadFailed(failure);
        });
    }

    private void jobLoaded(Job job) {
        asking = false;
        if (!job.id().equals(jobId)) {
            return;
        }
        pane.showJob(job);
        if (!job.status().isFinal()) {
            asking = true;
            Background.later(ui, PROGRESS_PAUSE, () -> {
                if (job.id().equals(jobId) && ui.isAttached()) {
                    askForJob(job.id());
                } else {
                    asking = false;
                }
            });
        }
    }

    /// A service that is away has its banner, and everything is loaded again when it is back.
    private void loadFailed(BackendFailure failure) {
        switch (failure) {
            case BackendFailure.Away away -> log.debug("Not loaded: {}", away.sentence());
            case BackendFailure.Refused refused -> listener.failed(refused);
            case BackendFailure.Broken broken -> listener.failed(broken);
        }
    }

    /// Who hears of what the pane cannot show itself; called with the page's lock held.
    interface Listener {
        void designShown(Design design);

        void reachable(boolean reachable);

        void failed(BackendFailure failure);
    }
}
