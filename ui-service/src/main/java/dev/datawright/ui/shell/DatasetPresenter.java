package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.json.WireJson;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.backend.EventStream;
import dev.datawright.ui.time.Times;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Keeps the dataset pane in step with the bridge: loads what events name, and everything again after a lost
/// connection.
final class DatasetPresenter implements EventStream.Feed, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatasetPresenter.class);

    private final UI ui;
    private final DatasetPane pane;
    private final Listener listener;
    private final DesignWork designs;
    private final JobWork jobs;
    private final EventStream stream;
    private @Nullable UUID designId;

    @SuppressWarnings("this-escape")
    DatasetPresenter(UI ui, BridgeClient bridge, DatasetPane pane, Listener listener) {
        this.ui = ui;
        this.pane = pane;
        this.listener = listener;
        this.designs = new DesignWork(ui, bridge, pane, listener);
        this.jobs = new JobWork(ui, bridge, pane, listener);
        pane.connect(designs, jobs);
        ui.getPage()
                .retrieveExtendedClientDetails(
                        details -> pane.showTimesIn(Times.utc().in(zone(details.getTimeZoneId()))));
        this.stream = bridge.follow(this);
    }

    /// Shows another design, or none.
    void show(@Nullable UUID design) {
        if (design != null && design.equals(designId)) {
            return;
        }
        designId = design;
        designs.show(design);
        pane.clear();
        jobs.show(design);
        reload();
    }

    /// The design has, or may have, a newer version than the one shown.
    void refreshDesign(int newest) {
        designs.refresh(newest);
    }

    /// Shows a job of this design and follows it until it ends.
    void followJob(UUID job) {
        jobs.follow(job);
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
        Integer version = event.version();
        UUID job = event.jobId();
        switch (event.type()) {
            // A new name makes no new version, so the event alone does not tell that nothing is new.
            case DESIGN_CHANGED -> designs.load();
            case PREVIEW_READY -> {
                if (version != null) {
                    designs.previewReady(version);
                }
            }
            case JOB_CHANGED -> {
                if (job != null) {
                    jobs.follow(job);
                }
            }
        }
    }

    private void reload() {
        designs.load();
        jobs.load();
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (java.time.DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }

    /// Who hears of what the pane cannot show itself; called with the page's lock held.
    interface Listener {
        void designShown(Design design);

        void reachable(boolean reachable);

        void failed(BackendFailure failure);
    }
}
