package dev.datawright.agent.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long working data are kept.
///
/// @param kept how long the events of a run that has ended can be replayed, and a key is remembered
/// @param batch most runs whose events are forgotten in one transaction
@Validated
@ConfigurationProperties("datawright.agent.retention")
record RetentionProperties(
        @DefaultValue("7d") Duration kept,
        @DefaultValue("500") @Min(1) @Max(100_000) int batch) {}
