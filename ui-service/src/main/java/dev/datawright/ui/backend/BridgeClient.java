package dev.datawright.ui.backend;

import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/// Designs, previews, jobs and files. Every call blocks and throws [BackendFailure].
public final class BridgeClient {
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

    /// Makes a new version that equals an old one.
    public Design restore(UUID design, int version) {
        return http.post(
                http.url("designs", design.toString(), "restore"),
                Map.of("version", version),
                new TypeReference<>() {});
    }

    /// Runs a preview of the newest version, or answers the one that is stored for it.
    public Preview preview(UUID design, int rows) {
        return patient.post(
                http.url("designs", design.toString(), "preview"), Map.of("rows", rows), new TypeReference<>() {});
    }

    /// The preview that was made last, of whichever version.
    public Optional<Preview> newestPreview(UUID design) {
        return Optional.ofNullable(
                http.find(http.url("designs", design.toString(), "preview"), new TypeReference<Preview>() {}));
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

    /// The job of a design that was created last.
    public Optional<Job> newestJob(UUID design) {
        Listing<Job> jobs = http.get(
                http.url("jobs")
                        .addQueryParameter("design_id", design.toString())
                        .addQueryParameter("limit", "50"),
                new TypeReference<>() {});
        return jobs.items().stream().max(java.util.Comparator.comparing(Job::createdAt));
    }

    public Job cancel(UUID job) {
        return http.post(http.url("jobs", job.toString(), "cancel"), Map.of(), new TypeReference<>() {});
    }

    public RowPage rows(UUID job, long offset, int limit) {
        return http.get(
                http.url("jobs", job.toString(), "rows")
                        .addQueryParameter("offset", Long.toString(offset))
                        .addQueryParameter("limit", Integer.toString(limit)),
                new TypeReference<>() {});
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
}
