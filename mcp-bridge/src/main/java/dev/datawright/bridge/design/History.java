package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The versions of a design: listed, compared, and brought back.
@Component
public class History {

    private final Designs designs;
    private final DesignStore store;
    private final Changes changes;

    History(Designs designs, DesignStore store, Changes changes) {
        this.designs = designs;
        this.store = store;
        this.changes = changes;
    }

    /// Newest first.
    public Listing<DesignVersion> versions(Call call, UUID id, @Nullable Integer before, @Nullable Integer limit) {
        Design design = designs.get(call, id, null);
        int size = Page.size(limit);
        List<DesignVersion> found = store.versions(design.id(), before, size + 1);
        return Page.of(found, size, last -> Integer.toString(last.version()));
    }

    /// Makes a new version that equals an old one.
    public Design restore(Call call, UUID id, int version, @Nullable Integer baseVersion) {
        return changes.restore(
                call, "restore_design", id, version, baseVersion, newest -> designs.get(call, id, version));
    }

    /// Goes back to the state before the present one.
    public Design undo(Call call, UUID id, @Nullable Integer baseVersion) {
        return changes.restore(
                call,
                "undo",
                id,
                null,
                baseVersion,
                newest -> state(
                        call, newest, steps(id).undo(), "There is nothing to undo: this is how the design began."));
    }

    /// Goes forward again to the state that was undone last, as long as nothing else was changed since.
    public Design redo(Call call, UUID id, @Nullable Integer baseVersion) {
        return changes.restore(
                call,
                "redo",
                id,
                null,
                baseVersion,
                newest -> state(
                        call,
                        newest,
                        steps(id).redo(),
                        "There is nothing to redo: nothing was undone, or the design was changed since."));
    }

    /// What is different in `to` (the newest when absent) against `from` (the version before `to` when absent).
    public DesignDifference difference(Call call, UUID id, @Nullable Integer from, @Nullable Integer to) {
        Design after = designs.get(call, id, to);
        if (from == null && after.version() == 1) {
            throw BridgeFailure.invalid("from", "missing", "there is no version before version 1", "name a version");
        }
        return Differences.between(designs.get(call, id, from == null ? after.version() - 1 : from), after);
    }

    private Steps steps(UUID id) {
        return Steps.of(store.states(id));
    }

    private Design state(Call call, Design newest, Optional<Integer> version, String nothing) {
        return designs.get(
                call, newest.id(), version.orElseThrow(() -> new BridgeFailure(ProblemType.NOT_READY, nothing)));
    }
}
