package dev.datawright.ui.backend;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/// Designs, previews, jobs and files. Every call blocks and throws [BackendFailure].
public final class BridgeClient {
    private static final int HISTORY_PAGE = 50;
    private static final int JOB_PAGE = 20;
    private static final int DAY_PAGE = 14;
    /// More models than anybody has roles for.
    private static final int MODEL_PAGE = 50;

    private final Http http;
    private final Http patient;

    /// @param patient waits longer: a preview with model columns takes its time
    BridgeClient(Http http, Http patient) {
        this.http = http;
        this.patient = patient;
    }

    public Design design(UUID design) {
        return http.get(http.url("designs", design.toString()), new TypeReference<>() {});
    }

    /// The design as it was at a version.
    public Design design(UUID design, int version) {
        return http.get(
                http.url("designs", design.toString()).addQueryParameter("version", Integer.toString(version)),
                new TypeReference<>() {});
    }

    /// Gives the dataset another name; that alone makes no new version.
    public Design rename(UUID design, String name) {
        return http.patch(http.url("designs", design.toString()), Map.of("name", name), new TypeReference<>() {});
    }

    /// A page of the design's history, the newest version first.
    ///
    /// @param after the listing's `next`; empty for the first page
    public Listing<DesignVersion> versions(UUID design, String after) {
        return http.get(
                paged(http.url("designs", design.toString(), "versions"), after, HISTORY_PAGE),
                new TypeReference<>() {});
    }

    /// Replaces the column of the same name or appends it, with the reason it is there.
    public Design setColumn(UUID design, ColumnConfig column, String why, int baseVersion) {
        ObjectNode body = WireJson.mapper().createObjectNode();
        ObjectNode sent = WireJson.mapper()
                .readValue(
                        WireJson.mapper().writerFor(ColumnConfig.class).writeValueAsString(column), ObjectNode.class);
        if (!why.isBlank()) {
            sent.put("why", why);
        }
        body.putArray("columns").add(sent);
        body.put("base_version", baseVersion);
        return http.put(http.url("designs", design.toString(), "columns"), body, new TypeReference<>() {});
    }

    /// Renames a column; everything that named it follows.
    public Design renameColumn(UUID design, String from, String to, int baseVersion) {
        return http.post(
                http.url("designs", design.toString(), "columns", "rename"),
                Map.of("from", from, "to", to, "base_version", baseVersion),
                new TypeReference<>() {});
    }

    public Design removeColumns(UUID design, List<String> names, int baseVersion) {
        HttpUrl.Builder url = http.url("designs", design.toString(), "columns");
        names.forEach(name -> url.addQueryParameter("name", name));
        return http.delete(
                url.addQueryParameter("base_version", Integer.toString(baseVersion)), new TypeReference<>() {});
    }

    public Design setConstraints(UUID design, List<Constraint> constraints, int baseVersion) {
        ObjectNode body = WireJson.mapper().createObjectNode();
        body.set(
                "constraints",
                WireJson.mapper()
                        .readTree(WireJson.mapper()
                                .writerFor(new TypeReference<List<Constraint>>() {})
                                .writeValueAsString(constraints)));
        body.put("base_version", baseVersion);
        return http.put(http.url("designs", design.toString(), "constraints"), body, new TypeReference<>() {});
    }

    /// Everything that is wrong with a config that is not stored yet.
    public List<Violation> judge(UUID design, DataDesignerConfig config) {
        return http.post(
                        http.url("designs", design.toString(), "validate"),
                        Map.of("config", config),
                        new TypeReference<Validity>() {})
                .violations();
    }

    /// Makes a new version that equals an old one.
    public Design restore(UUID design, int version) {
        return http.post(
                http.url("designs", design.toString(), "restore"),
                Map.of("version", version),
                new TypeReference<>() {});
    }

    /// Runs a preview of the newest version, or answers the one that is stored for it.
    /// How many rows, the bridge decides: a model that costs money writes few.
    public Preview preview(UUID design) {
        return patient.post(http.url("designs", design.toString(), "preview"), Map.of(), new TypeReference<>() {});
    }

    /// What the backend in use can do, and whether real models are connected.
    public Capabilities capabilities() {
        return http.get(http.url("capabilities"), new TypeReference<>() {});
    }

    /// The person's yes to exactly this job.
    public Approval approve(JobSpec spec) {
        return http.post(http.url("approvals"), spec, new TypeReference<>() {});
    }

    public Job job(UUID job) {
        return http.get(http.url("jobs", job.toString()), new TypeReference<>() {});
    }

    /// A page of the jobs of a design.
    ///
    /// @param after the listing's `next`; empty for the first page
    public Listing<Job> jobs(UUID design, String after) {
        return http.get(
                paged(http.url("jobs").addQueryParameter("design_id", design.toString()), after, JOB_PAGE),
                new TypeReference<>() {});
    }

    public Job cancel(UUID job) {
        return http.post(http.url("jobs", job.toString(), "cancel"), Map.of(), new TypeReference<>() {});
    }

    /// Rows of a finished job.
    ///
    /// @param where conditions such as `fine >= 15`, all of which must hold
    public RowPage rows(UUID job, long offset, int limit, List<String> where) {
        HttpUrl.Builder url = http.url("jobs", job.toString(), "rows")
                .addQueryParameter("offset", Long.toString(offset))
                .addQueryParameter("limit", Integer.toString(limit));
        where.forEach(condition -> url.addQueryParameter("where", condition));
        return http.get(url, new TypeReference<>() {});
    }

    /// What the models used for all that the person did.
    public UsageSums usage() {
        return http.get(http.url("usage"), new TypeReference<>() {});
    }

    /// What talking and designing used in a conversation.
    public UsageSums usageOfConversation(UUID conversation) {
        return http.get(
                http.url("usage").addQueryParameter("conversation_id", conversation.toString()),
                new TypeReference<>() {});
    }

    /// A page of what the models used, by model.
    ///
    /// @param conversation absent: everywhere
    public Listing<UsageOfModel> usageByModel(@Nullable UUID conversation) {
        HttpUrl.Builder url = http.url("usage", "models").addQueryParameter("limit", Integer.toString(MODEL_PAGE));
        if (conversation != null) {
            url.addQueryParameter("conversation_id", conversation.toString());
        }
        return http.get(url, new TypeReference<>() {});
    }

    /// A page of what the models used, by day, the newest first.
    ///
    /// @param after the listing's `next`; empty for the first page
    public Listing<UsageOfDay> usageByDay(ZoneId zone, String after) {
        return http.get(
                paged(http.url("usage", "days").addQueryParameter("zone", zone.getId()), after, DAY_PAGE),
                new TypeReference<>() {});
    }

    /// What the models used for a job.
    public UsageSums usage(UUID job) {
        return http.get(http.url("usage").addQueryParameter("job_id", job.toString()), new TypeReference<>() {});
    }

    public DownloadLink link(UUID job, String format) {
        return http.post(http.url("jobs", job.toString(), "links"), Map.of("format", format), new TypeReference<>() {});
    }

    /// Follows what happens to the person's designs and jobs, from now on, until closed.
    public EventStream follow(EventStream.Feed feed) {
        return EventStream.open(
                http,
                cursor -> cursor.isEmpty()
                        ? http.url("events")
                        : http.url("events").addQueryParameter("after", cursor),
                feed);
    }

    private static HttpUrl.Builder paged(HttpUrl.Builder url, String after, int limit) {
        url.addQueryParameter("limit", Integer.toString(limit));
        return after.isEmpty() ? url : url.addQueryParameter("after", after);
    }

    private record Validity(boolean valid, @Nullable List<Violation> violations) {
        @Override
        public List<Violation> violations() {
            return violations == null ? List.of() : violations;
        }
    }
}
