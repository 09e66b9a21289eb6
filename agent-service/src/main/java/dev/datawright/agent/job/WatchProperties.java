package dev.datawright.agent.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How jobs are watched.
///
/// @param lease how long a watch stays with a process that no longer renews it
/// @param poll how often a process looks for watches that nobody holds
/// @param hold how long the bridge may hold one question for news
/// @param parallel most jobs watched by one process
@Validated
@ConfigurationProperties("datawright.agent.jobs")
record WatchProperties(
        @DefaultValue("35s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("20s") Duration hold,
        @DefaultValue("100") @Min(1) @Max(1000) int parallel) {}
