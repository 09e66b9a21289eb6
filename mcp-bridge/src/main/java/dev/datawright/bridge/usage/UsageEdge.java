package dev.datawright.bridge.usage;

import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Listing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bridge/usage")
class UsageEdge {

    private final Usage usage;

    private final UsageTables tables;

    UsageEdge(Usage usage, UsageTables tables) {
        this.usage = usage;
        this.tables = tables;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UsageEntry add(Call call, @RequestBody UsageEntry entry) {
        return usage.add(call, entry);
    }

    @GetMapping
    UsageSums sums(
            Call call,
            @RequestParam(name = "conversation_id") @Nullable UUID conversationId,
            @RequestParam(name = "job_id") @Nullable UUID jobId) {
        return usage.sums(call, conversationId, jobId);
    }

    @GetMapping("/models")
    Listing<UsageOfModel> models(
            Call call,
            @RequestParam(name = "conversation_id") @Nullable UUID conversationId,
            @RequestParam(name = "job_id") @Nullable UUID jobId,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        return tables.models(call, conversationId, jobId, after, limit);
    }

    @GetMapping("/days")
    Listing<UsageOfDay> days(
            Call call,
            @RequestParam @Nullable String zone,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        return tables.days(call, zone, after, limit);
    }
}
