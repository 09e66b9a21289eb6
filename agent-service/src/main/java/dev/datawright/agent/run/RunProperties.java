package dev.datawright.agent.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How runs are shared among processes.
///
/// @param lease how long a run stays with a process that no longer renews it
/// @param poll how often a process looks for runs that others left
/// @param parallel most runs at once in one process
@Validated
@ConfigurationProperties("datawright.agent.runs")
record RunProperties(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("64") @Min(1) @Max(1000) int parallel) {}
