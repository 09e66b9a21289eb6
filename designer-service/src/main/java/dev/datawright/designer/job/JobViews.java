package dev.datawright.designer.job;

import dev.datawright.contract.designer.DesignerJob;
import dev.datawright.contract.designer.DesignerJobStatus;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.generation.GatewayProperties;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Jobs as the platform shows them.
@Component
class JobViews {

    static final String STEP = "data-designer-job";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter LOGGED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS").withZone(ZoneOffset.UTC);

    /// Begins with what the SDKs look for.
    private static final String LOGGER = "data_designer.engine";

    private final ModelCells cells;
    private final GatewayProperties gateway;

    JobViews(ModelCells cells, GatewayProperties gateway) {
        this.cells = cells;
        this.gateway = gateway;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// A line as Python's JSON logger prints it: the SDKs of both generations leave out what is not one.
    static LogPage.Line line(StoredJob job, JobLogs.Line line) {
        ObjectNode message = WireJson.mapper().createObjectNode();
        message.put("asctime", LOGGED.format(line.at()));
        message.put("levelname", line.level().toUpperCase(Locale.ROOT));
        message.put("name", LOGGER);
        message.put("message", line.message());
        return new LogPage.Line(
                time(line.at()), job.name(), STEP, job.id().replace("platform-job-", "task-"), message.toString());
    }

    DesignerJob job(StoredJob job) {
        return new DesignerJob(
                job.id(),
                job.name(),
                job.description(),
                job.project(),
                job.workspace(),
                time(job.createdAt()),
                time(job.updatedAt()),
                spec(job),
                job.status(),
                details(job),
                error(job),
                job.customFields());
    }

    DesignerJobStatus status(StoredJob job) {
        ObjectNode step = WireJson.mapper().createObjectNode();
        step.put("id", job.id().replace("platform-job-", "platform-job-step-"));
        step.put("name", STEP);
        step.put("status", job.status().wireName());
        step.set("status_details", details(job));
        step.set("error_details", Objects.requireNonNullElseGet(error(job), WireJson.mapper()::createObjectNode));
        step.putArray("tasks");
        step.put("created_at", time(job.createdAt()));
        step.put("updated_at", time(job.updatedAt()));
        return new DesignerJobStatus(
                job.id(),
                job.name(),
                job.status(),
                details(job),
                error(job),
                List.of(step),
                time(job.createdAt()),
                time(job.updatedAt()));
    }

    private ObjectNode spec(StoredJob job) {
        ObjectNode spec = WireJson.mapper().createObjectNode();
        ObjectNode jobConfig = spec.putObject("job_config");
        jobConfig.put("num_records", job.rows());
        JsonNode config = WireJson.mapper().valueToTree(job.config());
        jobConfig.set("config", config);
        ObjectNode provider = spec.putArray("model_providers").addObject();
        provider.put("name", gateway.provider());
        provider.put("endpoint", gateway.url().toString());
        provider.put("provider_type", "openai");
        spec.set("model_configs", WireJson.mapper().valueToTree(job.config().modelConfigs()));
        return spec;
    }

    private ObjectNode details(StoredJob job) {
        ObjectNode details = WireJson.mapper().createObjectNode();
        if (job.status() == JobStatus.COMPLETED) {
            details.put("message", "Job completed successfully");
        }
        details.put("rows_done", job.rowsDone());
        details.put("rows_total", job.rows());
        details.put("failed_cells", job.failedCells());
        if (job.rowsPerSecond() != null) {
            details.put("rows_per_second", job.rowsPerSecond());
        }
        if (!job.config().modelConfigs().isEmpty()) {
            ModelCells.Usage usage = cells.usage(job.id());
            details.put("model_calls", usage.calls());
            details.put("input_tokens", usage.inputTokens());
            details.put("output_tokens", usage.outputTokens());
            if (usage.costUsd() != null) {
                details.put("cost_usd", usage.costUsd());
            }
            if (job.costCapUsd() != null) {
                details.put("cost_cap_usd", job.costCapUsd());
            }
        }
        return details;
    }

    private static @Nullable ObjectNode error(StoredJob job) {
        return job.failure() == null
                ? null
                : WireJson.mapper().createObjectNode().put("message", job.failure());
    }
}
