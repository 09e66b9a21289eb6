package dev.datawright.bridge.upstream;

import dev.datawright.contract.job.JobStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a backend tells of a job: ours in the details of its status, NVIDIA's in the job's log alone.
///
/// @param details `status_details`
/// @param error `error_details`
record JobTelling(
        JobStatus status,
        @Nullable JsonNode details,
        @Nullable JsonNode error) {

    /// The job's log, which NVIDIA's backends write.
    interface Log {

        /// Its last lines; empty when they cannot be read, which is no reason to give the job up.
        Optional<JobLog> now();

        /// Its end, waited for a moment: lines come later than the status.
        JobLog closed();
    }

    /// @param rows how many the job makes
    UpstreamJob job(long rows, Log log) {
        boolean tells = number("rows_total") != null;
        if (!tells && status == JobStatus.ACTIVE) {
            return logged(log.now().flatMap(lines -> lines.progress(rows)).orElse(null));
        }
        boolean ended = status == JobStatus.ERROR || status == JobStatus.COMPLETED;
        JobLog end = ended && !tells ? log.closed() : JobLog.EMPTY;
        return new UpstreamJob(
                status,
                number("rows_done"),
                decimal("rows_per_second"),
                number("failed_cells"),
                status == JobStatus.ERROR ? failure(end) : null,
                tells ? usage() : end.usage());
    }

    private static UpstreamJob logged(JobLog.@Nullable Progress progress) {
        return new UpstreamJob(
                JobStatus.ACTIVE,
                progress == null ? null : progress.rowsDone(),
                progress == null ? null : progress.rowsPerSecond(),
                null,
                null,
                List.of());
    }

    /// NeMo's status says "exited with code 1"; its log says why.
    private String failure(JobLog log) {
        String said = error == null ? "" : Words.of(error.path("message").asString(""));
        String logged = Words.of(log.failure());
        String reason = said.isEmpty() ? logged : said;
        return reason.isEmpty() ? "The job ended in an error, and Data Designer gives no reason." : reason;
    }

    private List<ModelUsage> usage() {
        Long calls = number("model_calls");
        if (calls == null || calls == 0) {
            return List.of();
        }
        Long input = number("input_tokens");
        Long output = number("output_tokens");
        return List.of(new ModelUsage(
                null, calls, 0, input == null ? 0 : input, output == null ? 0 : output, decimal("cost_usd")));
    }

    private @Nullable Long number(String field) {
        return details != null && details.path(field).isNumber()
                ? (Long) details.path(field).asLong()
                : null;
    }

    private @Nullable Double decimal(String field) {
        return details != null && details.path(field).isNumber()
                ? (Double) details.path(field).asDouble()
                : null;
    }
}
