package dev.datawright.bridge.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.bridge.upstream.ModelUsage;
import dev.datawright.bridge.upstream.UpstreamResult;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.JobFile;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a dataset was made, as the file that goes with it: enough to make it again, and to prove that it is whole.
///
/// @param rowsAsked, rows how many were asked for, and how many there are
/// @param seed absent when the backend has none
/// @param engine what made the rows, with its version; absent when the backend does not tell
/// @param failedCells model cells that stayed empty; absent when the backend does not count them
/// @param config the whole design, as Data Designer reads it
/// @param configSha256 of its JSON as it stands here without spaces, to tell whether two files come of one design
record Manifest(
        UUID jobId,
        UUID designId,
        String name,
        int version,
        @Nullable Long seed,
        long rowsAsked,
        long rows,
        List<Column> columns,
        String backend,
        @Nullable String engine,
        @Nullable Long failedCells,
        List<Check> checks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ModelUsage> modelUsage,
        Instant createdAt,
        Instant finishedAt,
        List<JobFile> files,
        DataDesignerConfig config,
        String configSha256) {

    static final String FORMAT = "manifest";

    /// A column of the files.
    ///
    /// @param type of its values: `integer`, `number`, `boolean`, `text`, `json`, or `object` with parts
    /// @param made how: a sampler's type, `expression` or `llm-text`; absent for one that the design does not name
    record Column(
            String name,
            String type,
            @Nullable String made,
            @Nullable String why) {}

    static Manifest of(
            Order order,
            Capabilities capabilities,
            UpstreamResult fetched,
            RowSchema schema,
            Finished finished,
            List<ModelUsage> usage,
            Instant finishedAt) {
        List<Column> columns = schema.fields().stream()
                .map(field -> new Column(
                        field.name(),
                        type(field.type()),
                        order.config().column(field.name()).map(Manifest::made).orElse(null),
                        order.why().get(field.name())))
                .toList();
        return new Manifest(
                order.jobId(),
                order.designId(),
                order.jobName(),
                order.version(),
                capabilities.seed() ? (Long) order.seed() : null,
                order.rows(),
                finished.rows(),
                columns,
                capabilities.backend(),
                fetched.maker(),
                finished.failedCells(),
                finished.checks(),
                usage,
                order.createdAt(),
                finishedAt,
                finished.files(),
                order.config(),
                sha256(order.config()));
    }

    private static String sha256(DataDesignerConfig config) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(WireJson.mapper().writeValueAsBytes(config)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String made(ColumnConfig column) {
        return column instanceof SamplerColumnConfig sampler
                ? sampler.samplerType().wireName()
                : column.columnType();
    }

    static String type(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
            case ColumnType.Struct _ -> "object";
            case ColumnType.Items _ -> "list";
        };
    }
}
