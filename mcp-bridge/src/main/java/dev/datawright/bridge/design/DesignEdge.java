package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignSummary;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.Listing;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/bridge/designs")
class DesignEdge {

    private final Designs designs;

    DesignEdge(Designs designs) {
        this.designs = designs;
    }

    record Copy(@Nullable Integer version, @Nullable String name) {}

    record Constraints(
            @Nullable JsonNode constraints, @Nullable Integer baseVersion) {}

    record Judged(@Nullable JsonNode config) {}

    record Sized(@Nullable Long rows, @Nullable Integer version) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Design create(Call call, @RequestBody(required = false) @Nullable NewDesign wanted) {
        return designs.create(call, wanted == null ? NewDesign.empty() : wanted);
    }

    @GetMapping
    Listing<DesignSummary> list(
            Call call, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        return designs.list(call, after, limit);
    }

    @GetMapping("/{id}")
    Design get(Call call, @PathVariable UUID id, @RequestParam @Nullable Integer version) {
        return designs.get(call, id, version);
    }

    @PatchMapping("/{id}")
    Design change(Call call, @PathVariable UUID id, @RequestBody DesignPatch patch) {
        return designs.change(call, id, patch);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(Call call, @PathVariable UUID id, @RequestParam(name = "base_version") @Nullable Integer baseVersion) {
        designs.archive(call, id, baseVersion);
    }

    @PostMapping("/{id}/clone")
    @ResponseStatus(HttpStatus.CREATED)
    Design copy(Call call, @PathVariable UUID id, @RequestBody(required = false) @Nullable Copy copy) {
        return copy == null ? designs.copy(call, id, null, null) : designs.copy(call, id, copy.version(), copy.name());
    }

    @PutMapping("/{id}/columns")
    Design setColumns(Call call, @PathVariable UUID id, @RequestBody ColumnChange change) {
        return designs.setColumns(call, id, change);
    }

    @PostMapping("/{id}/columns/rename")
    Design renameColumn(Call call, @PathVariable UUID id, @RequestBody ColumnRenaming renaming) {
        return designs.renameColumn(call, id, renaming);
    }

    @PutMapping("/{id}/columns/order")
    Design reorderColumns(Call call, @PathVariable UUID id, @RequestBody ColumnOrder order) {
        return designs.reorderColumns(call, id, order);
    }

    @DeleteMapping("/{id}/columns")
    Design removeColumns(
            Call call,
            @PathVariable UUID id,
            @RequestParam List<String> name,
            @RequestParam(name = "base_version") @Nullable Integer baseVersion) {
        return designs.removeColumns(call, id, name, baseVersion);
    }

    @PutMapping("/{id}/constraints")
    Design setConstraints(Call call, @PathVariable UUID id, @RequestBody Constraints body) {
        if (body.constraints() == null) {
            throw BridgeFailure.invalid(
                    "constraints", "missing", "the list of constraints is missing", "send [] for none");
        }
        return designs.setConstraints(call, id, body.constraints(), body.baseVersion());
    }

    @PutMapping("/{id}/models-and-processors")
    Design setModels(Call call, @PathVariable UUID id, @RequestBody ModelChange change) {
        return designs.setModels(call, id, change);
    }

    @PostMapping("/{id}/validate")
    Validity validate(Call call, @PathVariable UUID id, @RequestBody(required = false) @Nullable Judged judged) {
        JsonNode config = judged == null ? null : judged.config();
        return designs.validate(call, id, config == null || config.isNull() ? null : config);
    }

    @PostMapping("/{id}/estimate")
    Estimate estimate(Call call, @PathVariable UUID id, @RequestBody Sized sized) {
        if (sized.rows() == null) {
            throw BridgeFailure.invalid("rows", "missing", "the number of rows is missing", null);
        }
        return designs.estimate(call, id, sized.rows(), sized.version());
    }
}
