package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.job.Listing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bridge/designs/{id}")
class HistoryEdge {

    private final History history;

    HistoryEdge(History history) {
        this.history = history;
    }

    record Restore(@Nullable Integer version, @Nullable Integer baseVersion) {}

    record Step(@Nullable Integer baseVersion) {}

    @GetMapping("/versions")
    Listing<DesignVersion> versions(
            Call call,
            @PathVariable UUID id,
            @RequestParam @Nullable Integer after,
            @RequestParam @Nullable Integer limit) {
        return history.versions(call, id, after, limit);
    }

    @GetMapping("/diff")
    DesignDifference difference(
            Call call,
            @PathVariable UUID id,
            @RequestParam @Nullable Integer from,
            @RequestParam @Nullable Integer to) {
        return history.difference(call, id, from, to);
    }

    @PostMapping("/restore")
    Design restore(Call call, @PathVariable UUID id, @RequestBody Restore restore) {
        if (restore.version() == null) {
            throw BridgeFailure.invalid("version", "missing", "the version to restore is missing", null);
        }
        return history.restore(call, id, restore.version(), restore.baseVersion());
    }

    @PostMapping("/undo")
    Design undo(Call call, @PathVariable UUID id, @RequestBody(required = false) @Nullable Step step) {
        return history.undo(call, id, step == null ? null : step.baseVersion());
    }

    @PostMapping("/redo")
    Design redo(Call call, @PathVariable UUID id, @RequestBody(required = false) @Nullable Step step) {
        return history.redo(call, id, step == null ? null : step.baseVersion());
    }
}
