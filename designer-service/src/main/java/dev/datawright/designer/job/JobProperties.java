package dev.datawright.designer.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param parallel jobs that this instance runs at the same time
/// @param maxRows most rows of one job
/// @param maxCostUsd most that the model calls of one job may cost; no limit when absent
/// @param partRows rows of one Parquet part of a job created from now on; what a restart may have to make again
/// @param lease how long a job waits for an instance that died
/// @param beat how often a running job renews its lease, tells its progress and looks whether it is cancelled
/// @param poll how often an idle instance looks for work that another one left
@Validated
@ConfigurationProperties("datawright.designer.jobs")
record JobProperties(
        @Min(1) @DefaultValue("2") int parallel,
        @Min(1) @DefaultValue("100000000") long maxRows,
        @Nullable @Positive Double maxCostUsd,
        @Min(1) @Max(1_000_000) @DefaultValue("500000") int partRows,
        @NotNull @DefaultValue("10s") Duration lease,
        @NotNull @DefaultValue("500ms") Duration beat,
        @NotNull @DefaultValue("1s") Duration poll) {
    JobProperties {
        if (lease.compareTo(beat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("datawright.designer.jobs.lease (" + lease
                    + ") must be at least twice datawright.designer.jobs.beat (" + beat + ")");
        }
    }
}
