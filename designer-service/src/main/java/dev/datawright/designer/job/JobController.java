package dev.datawright.designer.job;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.designer.DesignerJob;
import dev.datawright.contract.designer.DesignerJobStatus;
import dev.datawright.contract.designer.Page;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.generation.Configs;
import dev.datawright.designer.generation.Seeds;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import dev.datawright.designer.result.FileStore;
import dev.datawright.designer.seeddata.SeedData;
import dev.datawright.designer.seeddata.SeedDataException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/apis/data-designer/v2/workspaces/{workspace}/jobs/create")
class JobController {

    /// What NeMo Platform 0.6.0 takes as a name (`nemo_platform_plugin.entity_naming`): a name that works here works
    /// there.
    private static final Pattern NAME = Pattern.compile("[a-z](?!.*--)[a-z0-9@.+_-]{1,62}(?<!-)");

    private static final List<Object> BODY = List.of("body");
    private static final List<Object> SPEC = List.of("body", "spec");

    private final Requests requests;
    private final Configs configs;
    private final Seeds seeds;
    private final SeedData seedData;
    private final Jobs jobs;
    private final JobLogs logs;
    private final JobViews views;
    private final JobWorker worker;
    private final FileStore store;
    private final JobProperties properties;
    private final Clock clock;

    JobController(
            Requests requests,
            Configs configs,
            Seeds seeds,
            SeedData seedData,
            Jobs jobs,
            JobLogs logs,
            JobViews views,
            JobWorker worker,
            FileStore store,
            JobProperties properties,
            Clock clock) {
        this.requests = requests;
        this.configs = configs;
        this.seeds = seeds;
        this.seedData = seedData;
        this.jobs = jobs;
        this.logs = logs;
        this.views = views;
        this.worker = worker;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DesignerJob create(@PathVariable String workspace, HttpServletRequest request) throws IOException {
        requests.requireWorkspace(workspace);
        StoredJob job = read(workspace, requests.readObject(request));
        pin(job);
        if (!jobs.add(job)) {
            store.delete(job.id());
            throw Refusal.of(
                    409,
                    "Job '" + job.name() + "' already exists in workspace '" + workspace
                            + "'. Choose a different job name or delete the existing job before creating a new one.");
        }
        worker.wake();
        return views.job(job);
    }

    @GetMapping
    JobPage list(@PathVariable String workspace, HttpServletRequest request) {
        requests.requireWorkspace(workspace);
        int page = Requests.integer(request, "page", 1, 1, 1_000_000);
        int pageSize = Requests.integer(request, "page_size", 10, 1, 1000);
        JobOrder order = JobOrder.of(request.getParameter("sort"));
        List<DesignerJob> data = jobs.list(workspace, order, page, pageSize).stream()
                .map(views::job)
                .toList();
        long total = jobs.count(workspace);
        return new JobPage(
                data,
                new Page.Pagination(page, pageSize, data.size(), (total + pageSize - 1) / pageSize, total),
                order.wireName());
    }

    @GetMapping("/{name}")
    DesignerJob get(@PathVariable String workspace, @PathVariable String name) {
        return views.job(find(workspace, name));
    }

    @GetMapping("/{name}/status")
    DesignerJobStatus status(@PathVariable String workspace, @PathVariable String name) {
        return views.status(find(workspace, name));
    }

    @PostMapping("/{name}/cancel")
    DesignerJob cancel(@PathVariable String workspace, @PathVariable String name) {
        jobs.cancel(find(workspace, name).id());
        return views.job(find(workspace, name));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String workspace, @PathVariable String name) throws IOException {
        String id = find(workspace, name).id();
        jobs.delete(id);
        store.delete(id);
    }

    @GetMapping("/{name}/logs")
    LogPage logs(@PathVariable String workspace, @PathVariable String name, HttpServletRequest request) {
        StoredJob job = find(workspace, name);
        int limit = Requests.integer(request, "limit", 100, 1, 1000);
        List<JobLogs.Line> lines = logs.after(job.id(), cursor(request.getParameter("page_cursor")), limit + 1);
        List<JobLogs.Line> page = lines.stream().limit(limit).toList();
        String task = job.id().replace("platform-job-", "task-");
        return new LogPage(
                page.stream()
                        .map(line ->
                                new LogEntry(JobViews.time(line.at()), job.name(), JobViews.STEP, task, line.message()))
                        .toList(),
                logs.count(job.id()),
                lines.size() > limit ? Long.toString(page.getLast().id(), Character.MAX_RADIX) : null,
                null);
    }

    private void pin(StoredJob job) throws IOException {
        try {
            seedData.pin(job.config(), job.id());
        } catch (SeedDataException gone) {
            throw Refusal.invalid(gone.getMessage());
        }
    }

    private StoredJob find(String workspace, String name) {
        requests.requireWorkspace(workspace);
        return jobs.find(workspace, name)
                .orElseThrow(() -> Refusal.notFound("Job '" + name + "' not found in workspace '" + workspace + "'."));
    }

    private StoredJob read(String workspace, ObjectNode body) {
        JsonNode spec = Requests.require(body, BODY, "spec");
        Requests.require(spec, SPEC, "num_records");
        JsonNode json = Requests.require(spec, SPEC, "config");
        Long rows = Requests.integer(spec, SPEC, "num_records", null);
        if (rows == null || rows < 1 || rows > properties.maxRows()) {
            throw Refusal.invalid(
                    "out_of_range",
                    List.of("body", "spec", "num_records"),
                    "Input should be from 1 to " + properties.maxRows());
        }
        String name = Requests.text(body, BODY, "name");
        if (name != null && !NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    "string_pattern_mismatch",
                    List.of("body", "name"),
                    "Name must start with a lowercase letter, be 2-63 characters, and use lowercase letters, digits,"
                            + " hyphens, and dots (no consecutive hyphens, cannot end with a hyphen).");
        }
        DataDesignerConfig config = configs.read(json, List.of("body", "spec", "config"));
        ObjectNode fields = customFields(body.get("custom_fields"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new StoredJob(
                JobId.create(),
                workspace,
                name == null ? JobId.createName() : name,
                Requests.text(body, BODY, "description"),
                Requests.text(body, BODY, "project"),
                config,
                fields,
                rows,
                properties.partRows(),
                fields.path("datawright").path("seed").asLong(),
                JobStatus.CREATED,
                0,
                0,
                null,
                null,
                CostCaps.of(
                        fields.path("datawright").get("cost_cap_usd"),
                        List.of("body", "custom_fields", "datawright", "cost_cap_usd"),
                        properties.maxCostUsd()),
                0,
                now,
                now,
                null);
    }

    /// The fields sent, with the seed that is used: drawn when none was asked for.
    private ObjectNode customFields(@Nullable JsonNode sent) {
        if (sent != null && !sent.isNull() && !sent.isObject()) {
            throw Refusal.invalid("dict_type", List.of("body", "custom_fields"), "Input should be a valid dictionary");
        }
        ObjectNode fields = sent instanceof ObjectNode object
                ? object.deepCopy()
                : WireJson.mapper().createObjectNode();
        JsonNode known = fields.get("datawright");
        ObjectNode ours = known instanceof ObjectNode object ? object : fields.putObject("datawright");
        List<Object> location = List.of("body", "custom_fields", "datawright");
        ours.put(
                "seed",
                seeds.orDrawn(
                        Requests.integer(ours, location, "seed", null),
                        List.of("body", "custom_fields", "datawright", "seed")));
        return fields;
    }

    private static long cursor(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseLong(cursor, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "value_error", List.of("query", "page_cursor"), "Use the next_page of an earlier answer");
        }
    }

    /// A page with the order it is in.
    record JobPage(List<DesignerJob> data, Page.Pagination pagination, String sort) {}

    record LogPage(
            List<LogEntry> data,
            long total,
            @Nullable String nextPage,
            @Nullable String prevPage) {}

    record LogEntry(String timestamp, String job, String jobStep, String jobTask, String message) {}
}
