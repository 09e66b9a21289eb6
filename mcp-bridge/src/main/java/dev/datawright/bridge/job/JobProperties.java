package dev.datawright.bridge.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param unapprovedMaxRows most rows of a job that no person approved
/// @param unapprovedMaxCostUsd highest cost cap of a job that no person approved
/// @param maxOpen jobs of one owner that have not ended
/// @param watched jobs that one process watches at once
/// @param lease a job whose watcher is silent for this long is taken over
/// @param awayLimit a job whose backend is silent for this long ends in an error
@ConfigurationProperties("datawright.bridge.jobs")
record JobProperties(
        @DefaultValue("1000") long unapprovedMaxRows,
        @DefaultValue("1") double unapprovedMaxCostUsd,
        @DefaultValue("20") int maxOpen,
        @DefaultValue("32") int watched,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("15m") Duration awayLimit) {}
