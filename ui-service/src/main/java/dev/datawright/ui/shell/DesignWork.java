package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.problem.Violation;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.design.ColumnDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads the design, its preview and its history, and takes the person's changes to the bridge.
final class DesignWork implements ColumnDesk {
    private static final Logger log = LoggerFactory.getLogger(DesignWork.class);

    private final UI ui;
    private final BridgeClient bridge;
    private final DatasetPane pane;
    private final DatasetPresenter.Listener listener;
    private final List<DesignVersion> versions = new ArrayList<>();
    private @Nullable UUID designId;
    private @Nullable Design shown;
    private String olderVersions = "";
    private int previewedVersion;

    DesignWork(UI ui, BridgeClient bridge, DatasetPane pane, DatasetPresenter.Listener listener) {
        this.ui = ui;
        this.bridge = bridge;
        this.pane = pane;
        this.listener = listener;
    }

    void show(@Nullable UUID design) {
        designId = design;
        shown = null;
        versions.clear();
        olderVersions = "";
        previewedVersion = 0;
    }

    void load() {
        UUID design = designId;
        if (design != null) {
            Background.call(ui, () -> bridge.design(design), this::loaded, failure -> {
                if (failure instanceof BackendFailure.Refused refused
                        && refused.isNotFound()
                        && design.equals(designId)) {
                    pane.showMissing(
                            "This dataset does not exist any more, or it is not yours. Start a new one on the left.");
                } else {
                    loadFailed(failure);
                }
            });
        }
    }

    /// The design has, or may have, a newer version than the one shown.
    void refresh(int newest) {
        if (newest > version()) {
            load();
        }
    }

    /// A preview of the newest version has been made elsewhere.
    void previewReady(int version) {
        if (version == version() && version > previewedVersion) {
            loadPreview(version);
        }
    }

    void retryPreview() {
        loadPreview(version());
    }

    void rename(String name) {
        UUID design = designId;
        if (design != null) {
            Background.call(
                    ui,
                    () -> bridge.rename(design, name),
                    this::loaded,
                    failure -> pane.refuseName(name, failure.sentence()));
        }
    }

    void restore(int version) {
        UUID design = designId;
        if (design != null) {
            Background.call(ui, () -> bridge.restore(design, version), this::loaded, failure -> {
                listener.failed(failure);
                pane.showVersions(versions, !olderVersions.isEmpty());
            });
        }
    }

    void showOlderVersions() {
        loadVersions(olderVersions);
    }

    @Override
    public void judge(DataDesignerConfig config, Consumer<List<Violation>> told) {
        UUID design = designId;
        if (design != null) {
            Background.call(
                    ui,
                    () -> bridge.judge(design, config),
                    told,
                    // Saving will tell; a form must not fill with the troubles of a connection.
                    failure -> log.debug("Not judged: {}", failure.sentence()));
        }
    }

    @Override
    public void save(Change change, Runnable saved, Consumer<Refusal> refused) {
        change(
                design -> {
                    String from = change.from();
                    int base = change.baseVersion();
                    Design latest = null;
                    if (from != null && !from.equals(change.column().name())) {
                        latest = bridge.renameColumn(
                                design, from, change.column().name(), base);
                        base = latest.version();
                    }
                    return latest == null || change.changed()
                            ? bridge.setColumn(design, change.column(), change.why(), base)
                            : latest;
                },
                saved,
                refused);
    }

    @Override
    public void remove(List<String> names, int baseVersion, Runnable removed, Consumer<Refusal> refused) {
        change(design -> bridge.removeColumns(design, names, baseVersion), removed, refused);
    }

    @Override
    public void setConstraints(
            List<Constraint> constraints, int baseVersion, Runnable saved, Consumer<Refusal> refused) {
        change(design -> bridge.setConstraints(design, constraints, baseVersion), saved, refused);
    }

    private void change(Function<UUID, Design> call, Runnable done, Consumer<Refusal> refused) {
        UUID design = designId;
        if (design == null) {
            return;
        }
        Background.call(
                ui,
                () -> call.apply(design),
                changed -> {
                    done.run();
                    loaded(changed);
                },
                failure -> {
                    refused.accept(refusal(failure));
                    // A conflict, or a rename that went through before the rest was refused: show what is there now.
                    load();
                });
    }

    private static Refusal refusal(BackendFailure failure) {
        return switch (failure) {
            case BackendFailure.Refused refused ->
                new Refusal(refused.sentence(), refused.violations(), refused.isVersionConflict());
            case BackendFailure.Away away -> new Refusal(away.sentence(), List.of(), false);
            case BackendFailure.Broken broken -> new Refusal(broken.sentence(), List.of(), false);
        };
    }

    private int version() {
        return shown == null ? 0 : shown.version();
    }

    private void loaded(Design design) {
        if (!design.id().equals(designId) || design.version() < version() || design.equals(shown)) {
            return;
        }
        boolean newVersion = design.version() > version();
        shown = design;
        pane.showDesign(design);
        listener.designShown(design);
        if (newVersion) {
            loadVersions("");
            if (!design.config().columns().isEmpty()) {
                loadPreview(design.version());
            }
        }
    }

    private void loadPreview(int wanted) {
        UUID design = designId;
        if (design == null) {
            return;
        }
        Background.call(
                ui,
                () -> bridge.preview(design),
                preview -> {
                    if (preview.designId().equals(designId) && preview.version() >= previewedVersion) {
                        previewedVersion = preview.version();
                        pane.showPreview(preview);
                    }
                },
                failure -> {
                    if (design.equals(designId) && wanted == version()) {
                        pane.showPreviewTrouble(failure.sentence());
                    }
                });
    }

    private void loadVersions(String after) {
        UUID design = designId;
        if (design != null) {
            Background.call(
                    ui,
                    () -> bridge.versions(design, after),
                    page -> versionsLoaded(design, after, page),
                    this::loadFailed);
        }
    }

    private void versionsLoaded(UUID design, String after, Listing<DesignVersion> page) {
        if (!design.equals(designId)) {
            return;
        }
        if (after.isEmpty()) {
            versions.clear();
        }
        versions.addAll(page.items());
        versions.sort(java.util.Comparator.comparingInt(DesignVersion::version).reversed());
        olderVersions = page.next() == null ? "" : page.next();
        pane.showVersions(List.copyOf(versions), !olderVersions.isEmpty());
    }

    /// A service that is away has its banner, and everything is loaded again when it is back.
    private void loadFailed(BackendFailure failure) {
        if (failure instanceof BackendFailure.Away) {
            log.debug("Not loaded: {}", failure.sentence());
        } else {
            listener.failed(failure);
        }
    }
}
