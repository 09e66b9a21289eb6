package dev.datawright.designer.job;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.generation.Configs;
import dev.datawright.designer.generation.Seeds;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the order of a job, and refuses what could not be run.
@Component
class JobIntake {

    /// What NeMo Platform 0.6.0 takes as a name (`nemo_platform_plugin.entity_naming`): a name that works here works
    /// there.
    private static final Pattern NAME = Pattern.compile("[a-z](?!.*--)[a-z0-9@.+_-]{1,62}(?<!-)");

    private static final List<Object> BODY = List.of("body");
    private static final List<Object> SPEC = List.of("body", "spec");

    private final Configs configs;
    private final Seeds seeds;
    private final JobProperties properties;
    private final Clock clock;

    JobIntake(Configs configs, Seeds seeds, JobProperties properties, Clock clock) {
        this.configs = configs;
        this.seeds = seeds;
        this.properties = properties;
        this.clock = clock;
    }

    /// The job, as it will be stored.
    ///
    /// @throws Refusal 422 with everything that is wrong
    StoredJob read(String workspace, ObjectNode body) {
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
        Configs.requireRows(config, rows, List.of("body", "spec", "config"));
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
}
