package dev.datawright.agent.graph;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The bounds of one run, and of a conversation's runs together. Costs count as far as the gateway says them.
///
/// @param maxSteps most questions to the model
/// @param maxTime longest time a run works
/// @param retryPause first pause before a failed question is asked again; it doubles
/// @param longestWait longest pause that a busy gateway may ask for
/// @param maxTokens most tokens, in and out, of a run's answers
/// @param maxCostUsd most that a run's answers cost
/// @param conversationMaxTokens most tokens of all runs in a conversation
/// @param conversationMaxCostUsd most that all runs in a conversation cost
@Validated
@ConfigurationProperties("datawright.agent.run")
public record GraphProperties(
        @DefaultValue("12") @Min(1) @Max(100) int maxSteps,
        @DefaultValue("5m") Duration maxTime,
        @DefaultValue("500ms") Duration retryPause,
        @DefaultValue("60s") Duration longestWait,
        @DefaultValue("300000") @Min(1) long maxTokens,
        @DefaultValue("2") @DecimalMin("0") double maxCostUsd,
        @DefaultValue("10000000") @Min(1) long conversationMaxTokens,
        @DefaultValue("50") @DecimalMin("0") double conversationMaxCostUsd) {}
