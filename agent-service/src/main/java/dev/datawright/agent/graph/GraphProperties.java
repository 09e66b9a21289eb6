package dev.datawright.agent.graph;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The bounds of one run.
///
/// @param maxSteps most questions to the model
/// @param maxTime longest time a run works
/// @param retryPause first pause before a failed question is asked again; it doubles
@Validated
@ConfigurationProperties("datawright.agent.run")
record GraphProperties(
        @DefaultValue("12") @Min(1) @Max(100) int maxSteps,
        @DefaultValue("5m") Duration maxTime,
        @DefaultValue("500ms") Duration retryPause) {}
