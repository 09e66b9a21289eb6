package dev.datawright.designer.former;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.contract.designer.DesignerJob;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.json.WireJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A job as the former generation shows it.
///
/// What only this generation has (a name that need not be the job's own, namespace and ownership) is kept among the
/// custom fields, below `datawright.former`.
record FormerJob(
        String id,
        String name,
        String namespace,
        @Nullable String project,
        @Nullable String description,
        String createdAt,
        String updatedAt,
        JsonNode spec,
        JobStatus status,
        JsonNode statusDetails,
        JsonNode errorDetails,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode ownership,
        JsonNode customFields) {

    private static final List<String> KEPT = List.of("name", "namespace", "ownership");

    /// A job's order in present words.
    static ObjectNode toPresent(ObjectNode body) {
        ObjectNode present = WireJson.mapper().createObjectNode();
        body.properties().stream()
                .filter(field -> !KEPT.contains(field.getKey()))
                .forEach(field -> present.set(field.getKey(), field.getValue()));
        if (body.get("spec") instanceof ObjectNode spec && spec.has("config")) {
            ObjectNode copy = spec.deepCopy();
            copy.set("config", Spellings.toPresent(spec.path("config"), List.of("body", "spec", "config")));
            present.set("spec", copy);
        }
        JsonNode fields = body.path("custom_fields");
        if (fields.isObject() || fields.isNull() || fields.isMissingNode()) {
            present.set("custom_fields", keep(body, fields));
        }
        return present;
    }

    static FormerJob of(DesignerJob job) {
        JsonNode fields = present(job.customFields());
        JsonNode kept = fields.path("datawright").path("former");
        return new FormerJob(
                job.id(),
                kept.path("name").asString(job.name()),
                kept.path("namespace").asString(job.workspace()),
                job.project(),
                job.description(),
                job.createdAt(),
                job.updatedAt(),
                spec(job.spec().path("job_config")),
                job.status(),
                present(job.statusDetails()),
                present(job.errorDetails()),
                kept.get("ownership"),
                withoutKept(fields));
    }

    static JsonNode present(@Nullable JsonNode details) {
        return details == null || details.isNull() ? WireJson.mapper().createObjectNode() : details;
    }

    private static ObjectNode keep(ObjectNode body, JsonNode fields) {
        ObjectNode kept = WireJson.mapper().createObjectNode();
        for (String field : KEPT) {
            if (body.hasNonNull(field)) {
                kept.set(field, body.get(field));
            }
        }
        ObjectNode all = fields instanceof ObjectNode object
                ? object.deepCopy()
                : WireJson.mapper().createObjectNode();
        ObjectNode ours = all.get("datawright") instanceof ObjectNode object ? object : all.putObject("datawright");
        ours.set("former", kept);
        return all;
    }

    private static JsonNode withoutKept(JsonNode fields) {
        ObjectNode shown = (ObjectNode) fields.deepCopy();
        if (shown.get("datawright") instanceof ObjectNode ours) {
            ours.remove("former");
        }
        return shown;
    }

    private static JsonNode spec(JsonNode jobConfig) {
        ObjectNode spec = (ObjectNode) jobConfig.deepCopy();
        spec.set("config", Spellings.toFormer(jobConfig.path("config")));
        return spec;
    }
}
