package dev.datawright.bridge.preview;

import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Capabilities;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bridge")
class PreviewEdge {

    private final Previews previews;

    PreviewEdge(Previews previews) {
        this.previews = previews;
    }

    record Rows(@Nullable Integer rows) {}

    @GetMapping("/capabilities")
    Capabilities capabilities(Call call) {
        return previews.capabilities(call);
    }

    @PostMapping("/designs/{id}/preview")
    Preview run(Call call, @PathVariable UUID id, @RequestBody(required = false) @Nullable Rows rows) {
        return previews.run(call, id, rows == null ? null : rows.rows());
    }

    @GetMapping("/designs/{id}/preview")
    ResponseEntity<Preview> newest(Call call, @PathVariable UUID id) {
        return previews.newest(call, id)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
